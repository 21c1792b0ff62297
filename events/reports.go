package events

// ReportState is a report of a company and month.
type ReportState struct {
	ReportID  ID    `json:"report_id"`
	CompanyID ID    `json:"company_id"`
	Month     Month `json:"month"`
	Revision  int   `json:"revision" jsonschema:"minimum=1"`
}

// MissingReports: it is noon of a day by which every company should have a report of the month, and some have none. Which ones is read
// behind the sign-in. One notice is one mail to every operator.
type MissingReports struct {
	NoticeID ID    `json:"notice_id"`
	Month    Month `json:"month"`
}

// The events of reports.
var (
	ReportsGenerated = define[ReportState](Reports, "generated")
	ReportsReleased  = define[ReportState](Reports, "released")
	ReportsMissing   = define[MissingReports](Reports, "missing")
)
