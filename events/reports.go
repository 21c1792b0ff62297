package events

// ReportState is a report of a company and month.
type ReportState struct {
	ReportID  ID    `json:"report_id"`
	CompanyID ID    `json:"company_id"`
	Month     Month `json:"month"`
	Revision  int   `json:"revision" jsonschema:"minimum=1"`
}

// The events of reports.
var (
	ReportsGenerated = define[ReportState](Reports, "generated")
	ReportsReleased  = define[ReportState](Reports, "released")
)
