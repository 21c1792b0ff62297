package signup

import "iter"

// inPieces brings what a sequence brings in slices of so many, and ends with its first error.
func inPieces[T any](all iter.Seq2[T, error], most int) iter.Seq2[[]T, error] {
	return func(yield func([]T, error) bool) {
		var piece []T
		for one, err := range all {
			if err != nil {
				yield(nil, err)
				return
			}
			if piece = append(piece, one); len(piece) == most {
				if !yield(piece, nil) {
					return
				}
				piece = nil
			}
		}
		if len(piece) > 0 {
			yield(piece, nil)
		}
	}
}
