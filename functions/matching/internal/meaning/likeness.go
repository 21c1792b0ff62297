package meaning

// scale says what cosines of a kind mean: those of texts that have nothing to do with each other, and those of texts about the same.
type scale struct{ unrelated, same float32 }

// scaleOf is measured for the local method (TestLocalTellsRelatedTexts). Of the model there is only what its makers and users publish: cosines
// of unrelated texts are around 0.1, of a question and the text that answers it around 0.5.
func scaleOf(kind string) scale {
	if kind == LocalKind {
		return scale{0.14, 0.55}
	}
	return scale{0.15, 0.6}
}

// Likeness is how near two texts are in what they are about: 0 for unrelated texts, at most 1. Only vectors of one kind are compared: of
// the first kind of s that o has as well.
func (s Set) Likeness(o Set) float32 {
	for s != "" {
		var v Vector
		v, s = s.next()
		if other := o.Of(v.Kind); other != "" {
			k := scaleOf(v.Kind)
			return min(1, max(0, (cosine(v.Values, other)-k.unrelated)/(k.same-k.unrelated)))
		}
	}
	return 0
}
