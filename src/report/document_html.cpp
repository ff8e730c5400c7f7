// A document as one HTML file: no script, nothing loaded, in the light or dark of the reader's system, and printable.
#include "report/document.h"
#include "report/xml.h"

namespace wayproof::report {
namespace {

constexpr std::string_view style =
    R"(:root{color-scheme:light dark;--ink:#1d232b;--soft:#55606e;--line:#d8dee6;--page:#fff;--wash:#f5f7fa;--bad:#b3261e;--open:#8a5a00;--good:#1f6f43;--link:#1b5fa8}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#a3adba;--line:#38414d;--page:#161b22;--wash:#1d242d;--bad:#ff8a80;--open:#f0b84a;--good:#6fd19a;--link:#8ab8f0}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:2.5rem 1.25rem 4rem;background:var(--page);color:var(--ink);font:15px/1.6 system-ui,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:break-word}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .75rem}
h2{font-size:1.2rem;margin:2.5rem 0 .75rem;padding-bottom:.35rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:1.5rem 0 .35rem}
p{margin:.35rem 0 .6rem}
ul{margin:.35rem 0 .8rem;padding-left:1.25rem}
li{margin:.2rem 0}
a{color:var(--link)}
code{font:.86em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--wash);padding:.08em .3em;border-radius:3px;overflow-wrap:anywhere}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92em}
th,td{text-align:left;vertical-align:top;padding:.45rem .7rem .45rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600;white-space:nowrap}
td code,.date{white-space:nowrap}
.bad{color:var(--bad)}.open{color:var(--open)}.good{color:var(--good)}
@media print{body{max-width:none;padding:0;font-size:10.5pt}h2,h3{break-after:avoid}tr,li{break-inside:avoid}.table{overflow:visible}td code{white-space:normal}a{color:inherit}})";

std::string run(const Run& run) {
  const std::string text = xml(run.text);
  switch (run.kind) {
    case Run::Kind::plain:
      break;
    case Run::Kind::strong:
      return "<strong>" + text + "</strong>";
    case Run::Kind::code:
      return "<code>" + text + "</code>";
    case Run::Kind::link:
      // A pack's author writes it: nothing but a page may be opened.
      if (!is_web_address(run.url)) return text;
      return "<a" + xml_attribute("href", run.url) + " rel=\"noopener noreferrer\">" + text + "</a>";
  }
  return text;
}

std::string line(const Line& runs) {
  std::string out;
  for (const Run& one : runs) out += run(one);
  return out;
}

/// 2026-11-21 is not broken at its hyphens.
bool is_date(const Line& cell) {
  return cell.size() == 1 && cell[0].text.size() == 10 && cell[0].text[4] == '-' && cell[0].text[7] == '-';
}

std::string row(const std::vector<Line>& cells, std::string_view tag) {
  std::string out = "<tr>";
  for (const Line& cell : cells) {
    out += "<" + std::string(tag) + (is_date(cell) ? " class=\"date\">" : ">") + line(cell) + "</" + std::string(tag) +
           ">";
  }
  return out + "</tr>\n";
}

std::string block(const Block& block) {
  switch (block.kind) {
    case Block::Kind::heading: {
      const std::string tag = "h" + std::to_string(block.level);
      const std::string tone = block.tone.empty() ? "" : xml_attribute("class", block.tone);
      return "<" + tag + tone + ">" + line(block.line) + "</" + tag + ">\n";
    }
    case Block::Kind::paragraph:
      return "<p>" + line(block.line) + "</p>\n";
    case Block::Kind::list: {
      std::string out = "<ul>\n";
      for (const Line& item : block.items) out += "<li>" + line(item) + "</li>\n";
      return out + "</ul>\n";
    }
    case Block::Kind::table: {
      std::string out = "<div class=\"table\"><table>\n<thead>" + row(block.items, "th") + "</thead>\n<tbody>\n";
      for (const auto& cells : block.rows) out += row(cells, "td");
      return out + "</tbody></table></div>\n";
    }
  }
  return {};
}

}  // namespace

std::string write_html(const Document& document, i18n::Language language) {
  std::string title;
  for (const Block& one : document.blocks()) {
    if (one.kind != Block::Kind::heading || !title.empty()) continue;
    for (const Run& part : one.line) title += part.text;
  }
  std::string out =
      "<!doctype html>\n<html lang=\"" + std::string(language == i18n::Language::zh ? "zh-CN" : "en") +
      "\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
      xml(title) + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n<main>\n";
  for (const Block& one : document.blocks()) out += block(one);
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace wayproof::report
