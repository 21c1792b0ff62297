package events

// Kinds of facts.
const (
	FactSession   Code = "session"    // one talk that took place; without measures until its pulse is answered
	FactSelfCheck Code = "self_check" // one self-check

	// That somebody has an account, and that somebody booked in a month: once for a person (and month), without department, attributes or
	// measures.
	FactRegistered Code = "registered"
	FactBooked     Code = "booked"
)

// Measures of a session's fact. Sessions of the programs exit and pre_joining have MeasureSatisfaction and the codes that begin
// with reason_ or worry_ (1 to 5, higher: weighed more) only.
const (
	MeasureK6           Code = "k6"           // sum of the six K6 items, 0 to 24; 10 and more: distress, 13 and more: severe
	MeasureJobFit       Code = "job_fit"      // mean of two items, 1 to 5; higher: the work fits better
	MeasureLeave        Code = "leave"        // intention to leave, 1 to 5; higher: more; 4 and 5 mean yes
	MeasureEngagement   Code = "engagement"   // 1 to 5; higher: better
	MeasureSatisfaction Code = "satisfaction" // how the talk went, 1 to 5; higher: better
)

// Measures of a self-check's fact. Sums are those of the unconverted form; converted sums and scale points exist only where the
// employee gave a sex for the table. Scale points are 1 to 5, higher: less stress.
const (
	MeasureSumA       Code = "sum_a"       // 17 to 68; higher: more stress, as for all three sums
	MeasureSumB       Code = "sum_b"       // 29 to 116
	MeasureSumC       Code = "sum_c"       // 9 to 36
	MeasureConvertedA Code = "converted_a" // nine scales; higher: less stress, as for all three converted sums
	MeasureConvertedB Code = "converted_b" // six scales
	MeasureConvertedC Code = "converted_c" // three scales
	MeasureHighStress Code = "high_stress" // 1 by the converted rule, or by the simple rule where no sex was given; else 0
	// The four raw scores of the job stress map (仕事のストレス判定図), 3 to 12, and the two exponents of its health risks with the constants of
	// the person's sex: 100·exp(mean) is a group's health risk. They exist where the converted sums do.
	MeasureStrainQuantity   Code = "strain_quantity"   // higher: more work
	MeasureStrainControl    Code = "strain_control"    // higher: more control
	MeasureStrainManager    Code = "strain_manager"    // higher: more support
	MeasureStrainColleagues Code = "strain_colleagues" // higher: more support
	MeasureStrainDemand     Code = "strain_demand_log" // quantity and control
	MeasureStrainSupport    Code = "strain_support_log"
	MeasureScalePrefix      Code = "scale_" // begins the codes of the 19 scales, such as scale_job_suitability and scale_job_meaning (適職度)
)

// Attributes of a fact.
const (
	AttributeAgeBand Code = "age_band"
	AttributeJobType Code = "job_type"
	AttributeTenure  Code = "tenure"
)
