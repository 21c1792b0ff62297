package policy

// Glob says whether text matches an IAM pattern: * is any run of characters, ? is one.
func Glob(pattern, text string) bool {
	p, t := 0, 0
	star, mark := -1, 0 // last star, and the text position it has eaten up to
	for t < len(text) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, t
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == text[t]):
			p++
			t++
		case star >= 0:
			mark++
			p, t = star+1, mark
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == '*' {
		p++
	}
	return p == len(pattern)
}
