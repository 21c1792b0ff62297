package main

import (
	"encoding/json"
	"os"
)

// people says who can sign in on a local cloud that was kept, for whoever looks at it afterwards: the browser's tests do.
type people struct {
	Operator   string `json:"operator"`
	HR         string `json:"hr"`
	Employee   string `json:"employee"`   // went all the way, self-check included
	Consultant string `json:"consultant"` // of that employee
	Newcomer   string `json:"newcomer"`   // registered, and has not booked
	Month      string `json:"month"`      // of the released report, YYYY-MM
	Booking    string `json:"booking"`    // of the employee
	Chosen     string `json:"chosen"`     // the consultant's ID
	Other      string `json:"other"`      // another consultant's, to compare with
	Company    string `json:"company"`    // ID
	Inquiry    string `json:"inquiry"`
	Desk       string `json:"desk"` // somebody of the company's desk
	Case       string `json:"case"` // of the employee, which that person reads
}

// otherThan is a consultant whom somebody else chose.
func (j *journey) otherThan(chosen string) string {
	for _, t := range j.people {
		if t.chosen != "" && t.chosen != chosen {
			return t.chosen
		}
	}
	return chosen
}

func (j *journey) writePeople(path string) error {
	first := j.someone()
	last := j.people[len(j.people)-1]
	raw, err := json.MarshalIndent(people{
		Operator: j.operator.Email, HR: j.hr.Email, Employee: first.private, Consultant: j.consultants[first.chosen].person.Email,
		Newcomer: last.private, Month: j.month, Booking: first.booking.ID, Chosen: first.chosen, Other: j.otherThan(first.chosen), Company: j.companyID, Inquiry: j.inquiryID,
		Desk: deskEmail, Case: j.caseID,
	}, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, raw, 0o600)
}
