package sessions

import "kikite/events"

const (
	sessionSK  = "SESSION"
	recordSK   = "RECORD"
	pulseSK    = "PULSE"
	analysisSK = "ANALYSIS"
	accountSK  = "ACCOUNT"
	linkPrefix = "SES#"
	excPrefix  = "EXC#"
	chkPrefix  = "CHECK#"
	lastCheck  = "LASTCHECK"
	companySK  = "COMPANY"
	rosterSK   = "ROSTER"
	profileSK  = "CONSULTANT"
)

func sessionPK(id events.ID) string    { return "SES#" + string(id) }
func accountPK(id events.ID) string    { return "ACC#" + string(id) }
func companyPK(id events.ID) string    { return "COM#" + string(id) }
func consultantPK(id events.ID) string { return "CON#" + string(id) }

// linkItem lists a session under its employee.
type linkItem struct {
	PK        string    `dynamo:"pk"`
	SK        string    `dynamo:"sk"`
	SessionID events.ID `dynamo:"session_id"`
}

type accountItem struct {
	PK           string      `dynamo:"pk"`
	SK           string      `dynamo:"sk"`
	ID           events.ID   `dynamo:"id"`
	Role         events.Code `dynamo:"role"`
	Status       events.Code `dynamo:"status"`
	CompanyID    events.ID   `dynamo:"company_id,omitempty"`
	ConsultantID events.ID   `dynamo:"consultant_id,omitempty"`
	Group        Group       `dynamo:"group,omitempty"`
	Desk         bool        `dynamo:"desk,omitempty"`   // belongs to the company's desk
	GSI1PK       string      `dynamo:"gsi1pk,omitempty"` // of active employees and operators, to count or find them
	GSI1SK       string      `dynamo:"gsi1sk,omitempty"`
	Version      int64       `dynamo:"version"`
}

type companyItem struct {
	PK        string          `dynamo:"pk"`
	SK        string          `dynamo:"sk"`
	Status    events.Code     `dynamo:"status"`
	Programs  []events.Code   `dynamo:"programs,omitempty"`
	Threshold int             `dynamo:"threshold,omitempty"` // k
	Desk      events.ClaimKey `dynamo:"desk,omitempty"`      // names of the desk and its people
	Version   int64           `dynamo:"version"`
}

// rosterItem says where the names of a company are; the names themselves are only read when needed.
type rosterItem struct {
	PK      string          `dynamo:"pk"`
	SK      string          `dynamo:"sk"`
	Claim   events.ClaimKey `dynamo:"claim"`
	Version int64           `dynamo:"version"`
}

type consultantItem struct {
	PK        string      `dynamo:"pk"`
	SK        string      `dynamo:"sk"`
	AccountID events.ID   `dynamo:"account_id"`
	Status    events.Code `dynamo:"status"`
	Version   int64       `dynamo:"version"`
}
