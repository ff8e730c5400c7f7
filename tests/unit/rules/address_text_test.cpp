// The form of mail addresses and phone numbers: real ones pass in every writing, broken ones say what is wrong.
#include "rules/address_text.h"

#include <gtest/gtest.h>

namespace wayproof::rules {
namespace {

TEST(AddressText, MailAddressesThatExist) {
  for (const char* text : {"anna@mail.example.com", "a.b+tag@example.co.uk", "o'neil@example.com", "林@例子.广告",
                           "x@y.z", "user_name@sub-domain.example"}) {
    EXPECT_EQ(mail_fault(text), AddressFault::none) << text;
  }
}

TEST(AddressText, MailAddressesThatCannotBe) {
  EXPECT_EQ(mail_fault(""), AddressFault::no_at);
  EXPECT_EQ(mail_fault("anna.example.com"), AddressFault::no_at);
  EXPECT_EQ(mail_fault("anna@@example.com"), AddressFault::no_at);
  EXPECT_EQ(mail_fault("anna＠example.com"), AddressFault::wide);
  EXPECT_EQ(mail_fault("anna@example.com "), AddressFault::wide);
  EXPECT_EQ(mail_fault("anna@example。com"), AddressFault::wide);
  EXPECT_EQ(mail_fault("@example.com"), AddressFault::local_part);
  EXPECT_EQ(mail_fault("anna..b@example.com"), AddressFault::local_part);
  EXPECT_EQ(mail_fault("an,na@example.com"), AddressFault::local_part);
  EXPECT_EQ(mail_fault("anna@example"), AddressFault::domain);
  EXPECT_EQ(mail_fault("anna@example..com"), AddressFault::domain);
  EXPECT_EQ(mail_fault("anna@127.0.0.1"), AddressFault::domain);
}

TEST(AddressText, PhoneNumbersAsPeopleWriteThem) {
  for (const char* text : {"13800000042", "138 0000 0042", "+86 138-0000-0042", "0086 13800000042", "0571-87654321"}) {
    EXPECT_EQ(phone_fault(text, "CN"), AddressFault::none) << text;
  }
  EXPECT_EQ(phone_fault("(212) 555-0123", "US"), AddressFault::none);
  EXPECT_EQ(phone_fault("+1 416 555 0123", "CN"), AddressFault::none) << "a customer abroad";
  EXPECT_EQ(phone_fault("+49 30 1234567", ""), AddressFault::none);
  EXPECT_EQ(phone_fault("1234567", ""), AddressFault::none) << "of an unknown region only the length is known";
}

TEST(AddressText, PhoneNumbersThatCannotBe) {
  EXPECT_EQ(phone_fault("", "CN"), AddressFault::no_digits);
  EXPECT_EQ(phone_fault("138****0042", "CN"), AddressFault::no_digits);
  EXPECT_EQ(phone_fault("13800000042 ext 3", "CN"), AddressFault::no_digits);
  EXPECT_EQ(phone_fault("1380000004", "CN"), AddressFault::length);
  EXPECT_EQ(phone_fault("+86 138000000421", ""), AddressFault::length);
  EXPECT_EQ(phone_fault("12800000042", "CN"), AddressFault::not_in_range);
  EXPECT_EQ(phone_fault("23800000042", "CN"), AddressFault::not_in_range);
  EXPECT_EQ(phone_fault("112 555 0123", "US"), AddressFault::not_in_range);
  EXPECT_EQ(phone_fault("555 0123", "US"), AddressFault::length);
  EXPECT_EQ(phone_fault("+1234567890123456", ""), AddressFault::length);
  EXPECT_EQ(phone_fault("+49 12", ""), AddressFault::length);
  EXPECT_EQ(phone_fault("00", ""), AddressFault::length);
}

}  // namespace
}  // namespace wayproof::rules
