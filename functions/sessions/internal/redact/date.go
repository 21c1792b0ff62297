package redact

import "strings"

// A day identifies what happened on it and who was there; a month is shared by many and carries what a reader needs: when in the year, how long
// ago. So 2024年4月1日 keeps its year and month.

// date marks the date that begins with the number from start to end, and returns where it ends, or start if there is none.
func date(m *mask, start, end int) int {
	size := end - start
	switch {
	case m.at(end) == '年' && size <= 4:
		return yearDate(m, end)
	case m.at(end) == '月' && size <= 2:
		if stop := number(m, end+1); stop > end+1 && m.at(stop) == '日' {
			m.set(end+1, stop+1, Day)
			return stop + 1
		}
		return end + 1
	case m.at(end) == '日' && size <= 2 && isDigit(m.at(start)) && !spell(m, end+1):
		m.set(start, end+1, Day)
		return end + 1
	}
	return slashed(m, start, end)
}

// spell says whether 日 counts days rather than naming one: 3日間, 3日目.
func spell(m *mask, i int) bool {
	for _, w := range []string{"間", "目", "に1", "に一", "以", "連続", "後", "前", "ほど", "くらい", "ぐらい", "分", "おき", "ごと", "も", "休"} {
		if m.has(i, w) {
			return true
		}
	}
	return false
}

// yearDate marks the day, if there is one, of the year that ends at end.
func yearDate(m *mask, end int) int {
	month := number(m, end+1)
	if month == end+1 || m.at(month) != '月' {
		return end + 1
	}
	day := number(m, month+1)
	if day > month+1 && m.at(day) == '日' {
		m.set(month+1, day+1, Day)
		return day + 1
	}
	return month + 1
}

// slashed marks 2024/4/1, 2024-04-01, R6.4.1 and 4/1.
func slashed(m *mask, start, end int) int {
	sep := m.at(end)
	if !strings.ContainsRune("/-.", sep) || sep == 0 {
		return start
	}
	second := number(m, end+1)
	if second == end+1 || second-end > 3 {
		return start
	}
	third := second
	if m.at(second) == sep {
		third = number(m, second+1)
	}
	era := strings.ContainsRune("RHS令平昭", m.at(start-1)) && start > 0
	switch {
	case third > second+1 && third-second <= 3 && (end-start == 4 || era):
		m.set(end+1, third, MonthDay)
		return third
	case third == second && sep == '/' && end-start <= 2 && value(m, start, end) <= 12 && value(m, end+1, second) <= 31 && value(m, end+1, second) > 0:
		m.set(start, second, MonthDay)
		return second
	}
	return start
}

// number returns where the number that begins at i ends: up to four digits, or kanji numerals.
func number(m *mask, i int) int {
	end := i
	if isDigit(m.at(i)) {
		for isDigit(m.at(end)) && end-i < 5 {
			end++
		}
		return end
	}
	for isNumeral(m.at(end)) && end-i < 5 {
		end++
	}
	return end
}

func isNumeral(r rune) bool {
	return r != 0 && strings.ContainsRune("一二三四五六七八九十〇元", r)
}

// value returns a number of digits.
func value(m *mask, start, end int) int {
	v := 0
	for _, r := range m.text[start:min(end, start+9)] {
		if isDigit(r) {
			v = v*10 + int(r-'0')
		}
	}
	return v
}
