#include "model/unique_ids.h"

#include <map>
#include <string_view>

namespace wayproof::model {
namespace {

/// Ids of one kind of thing that must differ from one another.
class Ids {
 public:
  Ids(std::string_view kind, Report& report) : kind_(kind), report_(report) {}

  void add(FileId file, const Id& id) {
    if (id.value.empty()) return;  // lacks or is unreadable, which a finding says
    const auto [first, is_new] = first_.emplace(id.value, Place{file, id.span});
    if (is_new) return;
    Finding finding;
    finding.rule = "file/duplicate-id";
    finding.place = {file, id.span};
    finding.what = {"file/duplicate-id.what",
                    {{"id", Verbatim{id.value}}, {"kind", Word{"file/refers." + std::string(kind_)}}}};
    finding.why = {"file/duplicate-id.why", {}};
    finding.advice = {"file/duplicate-id.advice", {}};
    finding.labels.push_back({first->second, {"file/duplicate-id.label.first", {}}});
    report_.add(std::move(finding));
  }

 private:
  std::string_view kind_;
  Report& report_;
  std::map<std::string_view, Place> first_;
};

}  // namespace

void report_equal_ids(const Project& project, Report& report) {
  Ids journeys("journey", report), customers("customer", report), caps("cap", report), stages("stage", report);
  for (const Journey& journey : project.journeys) journeys.add(journey.file, journey.id);
  for (const Customer& customer : project.customers) customers.add(customer.file, customer.id);
  for (const Cap& cap : project.workspace.gate.caps) caps.add(project.workspace.file, cap.id);
  for (const JourneyTests& tests : project.tests) {
    Ids ids("test", report);
    for (const JourneyTest& test : tests.tests) ids.add(tests.file, test.id);
  }
  for (const Ladder& ladder : project.workspace.stages) {
    for (const Id& stage : ladder.stages) stages.add(project.workspace.file, stage);
  }
  for (const Journey& journey : project.journeys) {
    for (const Step& step : journey.steps) {
      Ids arms("arm", report);
      for (const Arm& arm : step.arms) arms.add(journey.file, arm.id);
    }
  }
}

}  // namespace wayproof::model
