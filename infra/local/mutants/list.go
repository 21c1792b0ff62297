package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

func mutants() []mutant {
	booking := map[string]string{"kikite-local-booking-api": "./functions/booking/api"}
	return []mutant{
		{name: "a rule removed", steps: []string{"reminders and talks"}, stack: "Kikite-local-Service-Reminders",
			edit: silence("kikite-local-reminders-worker")},
		{name: "a grant removed", steps: []string{"reminders and talks", "hold and booking", "calendar mail"}, stack: "Kikite-local-Service-Reminders",
			edit: revoke("scheduler:CreateSchedule")},
		{name: "the consumer's dedupe", steps: []string{"invitations", "calendar mail", "nothing lost or twice"},
			file: "functions/mailer/internal/mailer/log.go", from: "case found && old.State == stateSent:", to: "case false:",
			in: map[string]string{"kikite-local-mailer-worker": "./functions/mailer/worker"}},
		{name: "an outbox write", steps: []string{"calendar mail"},
			file: "shared/store/tx.go", from: "	detail, err := json.Marshal(e)\n", to: "	if e.Type == \"booking.confirmed\" {\n		return x\n	}\n	detail, err := json.Marshal(e)\n", in: booking},
		{name: "the report's threshold", steps: []string{"HR reads"},
			file: "functions/reports/internal/reports/generate.go", from: "locked(company.Threshold, entries)",
			to: "min(1, locked(company.Threshold, entries))", in: map[string]string{"kikite-local-reports-generate": "./functions/reports/generate"}},
		{name: "the hold's owner check", steps: []string{"hold and booking"},
			file: "functions/booking/internal/booking/hold.go", from: "caller.Role != events.RoleEmployee || b.EmployeeID != caller.AccountID",
			to: "caller.Role != events.RoleEmployee", in: booking},
	}
}

// silence makes a rule match nothing. Deleting it would leave dangling references, which the local cloud refuses at start.
func silence(rule string) func(resources) error {
	return func(all resources) error {
		for _, r := range all {
			properties, _ := r["Properties"].(map[string]any)
			if r["Type"] == "AWS::Events::Rule" && properties["Name"] == rule {
				properties["EventPattern"] = map[string]any{"detail-type": []string{"kikite.nothing"}}
				return nil
			}
		}
		return fmt.Errorf("no rule is called %s", rule)
	}
}

// revoke takes an action out of every policy of the stack.
func revoke(action string) func(resources) error {
	return func(all resources) error {
		found := false
		for _, r := range all {
			if r["Type"] != "AWS::IAM::Policy" {
				continue
			}
			raw, err := json.Marshal(r)
			if err != nil {
				return err
			}
			if !strings.Contains(string(raw), `"`+action+`"`) {
				continue
			}
			found = true
			clear(r)
			if err := json.Unmarshal([]byte(strings.ReplaceAll(string(raw), `"`+action+`"`, `"kikite:Nothing"`)), &r); err != nil {
				return err
			}
		}
		if !found {
			return fmt.Errorf("no policy grants %s", action)
		}
		return nil
	}
}
