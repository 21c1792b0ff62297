package reports

// locked is the threshold that holds for a company's next report: from the first release on, that of the first release. Signup lets nobody
// change it then; a state that arrives late, or a change that crossed the release, changes nothing here either. Figures under two thresholds
// would be held to the lower one by their differences.
func locked(threshold int, entries []Entry) int {
	var first *Entry
	for i, e := range entries {
		if e.Status == StatusReleased && e.Report.Threshold > 0 && (first == nil || e.ReleasedOn.Before(first.ReleasedOn)) {
			first = &entries[i]
		}
	}
	if first == nil {
		return threshold
	}
	return first.Report.Threshold
}
