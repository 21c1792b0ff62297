package redact

import "strings"

// findLatin marks words of Latin letters with a capital, which are mostly names of products and firms in Japanese text, except the
// abbreviations of working life.
func findLatin(m *mask) {
	for i := 0; i < len(m.text); {
		if !isLatin(m.text[i]) {
			i++
			continue
		}
		end, capitals := i, 0
		for end < len(m.text) && (isLatin(m.text[end]) || isDigit(m.text[end])) {
			if m.text[end] >= 'A' && m.text[end] <= 'Z' {
				capitals++
			}
			end++
		}
		if small := end - i - capitals; capitals > 0 && small > 1 && m.free(i, end) && !commonLatin(m.text[i:end]) {
			m.set(i, end, Product)
		}
		i = end
	}
}

// commonLatin says whether a word of Latin letters is one of working life and names nothing.
func commonLatin(word []rune) bool {
	const words = " Excel Word PowerPoint Zoom Teams Slack Google Windows Mac Office Wifi Web Mail Url Tel Fax Ok Ng Day Off "
	return strings.Contains(words, string(word)+" ")
}
