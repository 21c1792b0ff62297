package events

// ReceiptAsked: somebody wants to know which published figures they are in. The ID is random and leads to nobody but the asker's own keys.
type ReceiptAsked struct {
	ReceiptID ID `json:"receipt_id"`
	CompanyID ID `json:"company_id"`
	Subject   ID `json:"subject" jsonschema:"description=pseudonym of the asker within the company"`
}

// ReceiptReady answers ReceiptAsked.
type ReceiptReady struct {
	ReceiptID ID              `json:"receipt_id"`
	Figures   []ReceiptFigure `json:"figures" jsonschema:"description=released figures that the asker is in, newest month first"`
}

// ReceiptFigure is a released figure with how many others stand behind it, as far as the company was told.
type ReceiptFigure struct {
	Month    Month `json:"month" jsonschema:"description=of the report"`
	Revision int   `json:"revision" jsonschema:"minimum=1"`
	Chapter  Code  `json:"chapter" jsonschema:"description=use line topic pooled other"`
	Measure  Code  `json:"measure" jsonschema:"description=code of the line or topic"`
	Slice    Code  `json:"slice" jsonschema:"description=company department age_band job_type tenure"`
	Others   int   `json:"others" jsonschema:"minimum=0,description=people beside the asker"`
	AtLeast  bool  `json:"at_least,omitempty" jsonschema:"description=others is a lower bound"`
}

// The events of privacy receipts.
var (
	SessionsReceiptAsked = define[ReceiptAsked](Sessions, "receipt_asked").unlinked()
	ReportsReceiptReady  = define[ReceiptReady](Reports, "receipt_ready").unlinked()
)
