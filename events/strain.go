package events

// StrainNorm is the nation's mean of a score of the job stress map (3 to 12) for one sex, and what a point above it adds to the logarithm of the
// health risk over 100.
type StrainNorm struct {
	Mean, Slope float64
}

// StrainNorms are those of the four scores for one sex. Where all four are at the mean, both health risks are 100.
type StrainNorms struct {
	Quantity, Control, Manager, Colleagues StrainNorm
}

// Strain returns the norms of men and women: the constants of the table for the brief questionnaire (簡易版) in the technical note to the map (Department of
// Mental Health, University of Tokyo, 「仕事のストレス判定図」テクニカルノート, 2001, https://mental.m.u-tokyo.ac.jp/old/hanteizu/Technote.htm, after the final
// draft of the report of the Ministry of Labour's research 「作業関連疾患の予防に関する研究」, 1999). The men's means of control and manager are those
// corrected with the program of Tokyo Medical University; the note itself had 8.0 and 7.6, which moves a risk by less than one point.
func Strain() (men, women StrainNorms) {
	return StrainNorms{Quantity: StrainNorm{8.7, 0.076}, Control: StrainNorm{7.9, -0.089}, Manager: StrainNorm{7.5, -0.097}, Colleagues: StrainNorm{8.1, -0.097}},
		StrainNorms{Quantity: StrainNorm{7.9, 0.048}, Control: StrainNorm{7.2, -0.056}, Manager: StrainNorm{6.6, -0.097}, Colleagues: StrainNorm{8.2, -0.097}}
}
