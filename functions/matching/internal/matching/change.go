package matching

// Change is one item of the change log; exactly one field is set.
type Change struct {
	Consultant *Consultant
	Open       *OpenTime
	Standing   *Standing
	Company    *Company
	Model      *Pointer
}
