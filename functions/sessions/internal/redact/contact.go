package redact

import "strings"

// findContacts marks mail addresses, web addresses, accounts and numbers of telephones and post codes.
func findContacts(m *mask) {
	for i := 0; i < len(m.text); i++ {
		switch r := m.text[i]; {
		case r == '@':
			i = max(i, markAddress(m, i)-1)
		case r == 'h' && (m.has(i, "http://") || m.has(i, "https://")), r == 'w' && m.has(i, "www."):
			end := i
			for end < len(m.text) && m.text[end] > ' ' && !strings.ContainsRune("、。」』)】", m.text[end]) && m.text[end] < 0x3000 {
				end++
			}
			m.set(i, end, Contact)
			i = end - 1
		case r == '〒', (isDigit(r) || r == '+' && isDigit(m.at(i+1))) && !isDigit(m.at(i-1)):
			if end := telephone(m, i); end > i {
				m.set(i, end, Contact)
				i = end - 1
			}
		}
	}
}

// markAddress marks name@host or @account around the sign at i and returns where it ends.
func markAddress(m *mask, i int) int {
	start, end := i, i+1
	for start > 0 && isAddress(m.text[start-1]) {
		start--
	}
	for end < len(m.text) && isAddress(m.text[end]) {
		end++
	}
	if end-i > 2 {
		m.set(start, end, Contact)
	}
	return end
}

func isAddress(r rune) bool {
	return r < 0x80 && (isLatin(r) || isDigit(r)) || strings.ContainsRune("._%+-", r)
}

// telephone returns where a telephone number or post code that begins at i ends, or i: groups of digits joined by - or brackets, or ten or
// eleven digits from 0.
func telephone(m *mask, i int) int {
	end, digits, groups, size, sizes := i, 0, 0, 0, [8]int{}
	for end < len(m.text) && groups < len(sizes) {
		r := m.text[end]
		if isDigit(r) {
			digits++
			size++
			sizes[groups] = size
		} else if joins := strings.ContainsRune("-()", r) || r == ' ' && size > 1 && groups > 0; end > i && joins && (isDigit(m.at(end+1)) || m.at(end+1) == '(') {
			groups, size = groups+1, 0
		} else if end > i || r != '+' && r != '〒' && r != '(' {
			break
		}
		end++
	}
	first := m.text[i]
	switch {
	case first == '〒' && digits == 7,
		groups == 0 && first == '0' && (digits == 10 || digits == 11),
		groups == 1 && sizes[0] == 3 && sizes[1] == 4,
		groups >= 2 && digits >= 9 && digits <= 13 && (first == '0' || first == '+' || first == '('):
		return end
	}
	return i
}
