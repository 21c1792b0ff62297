package redact

import (
	"fmt"
	"strings"
)

// findNumbers marks the numbers that identify: days, ages, amounts of money, numbers of persons, files and rooms. Other counts stay: they
// are what is said of hours, people and times.
func findNumbers(m *mask) {
	for i := 0; i < len(m.text); {
		r := m.text[i]
		if !isDigit(r) && !isNumeral(r) {
			i++
			continue
		}
		end := number(m, i)
		stop := date(m, i, end)
		if isDigit(r) && stop == i {
			end = digits(m, i)
			stop = end
			if m.free(i, end) {
				stop = count(m, i, end)
			}
		}
		i = max(stop, end)
	}
}

// digits returns where a number with separators of thousands or decimals ends.
func digits(m *mask, i int) int {
	for isDigit(m.at(i)) || (m.at(i) == ',' || m.at(i) == '.') && isDigit(m.at(i+1)) {
		i++
	}
	return i
}

// count marks a number that is not part of a date and returns where what it counts ends.
func count(m *mask, start, end int) int {
	v, size := value(m, start, end), end-start
	whole := !strings.ContainsRune(string(m.text[start:end]), '.')
	switch {
	case (m.at(end) == '歳' || m.at(end) == '才') && whole && size <= 3:
		m.set(start, end+1, age(v))
		return end + 1
	case m.has(end, "号室"), m.has(end, "番地"), m.has(end, "丁目"):
		m.set(start, end+2, Place)
		return end + 2
	case whole && numbered(m, start), whole && size >= 5 && !counted(m.at(end)) && !strings.ContainsRune(string(m.text[start:end]), ','):
		for isDigit(m.at(end)) || m.at(end) == '-' && isDigit(m.at(end+1)) {
			end++
		}
		m.set(start, end, Number)
		return end
	}
	return money(m, start, end)
}

// age is given by decades.
func age(v int) Mark {
	if v < 10 {
		return "［10歳未満］"
	}
	return Mark(fmt.Sprintf("［%d代］", v/10*10))
}

// counted says whether a number is followed by what it counts.
func counted(r rune) bool {
	return isKanji(r) || isKatakana(r) || isLatin(r) || strings.ContainsRune("%‰℃つ", r)
}

// numbered says whether what stands before makes it the number of somebody or something.
func numbered(m *mask, start int) bool {
	i := start
	for i > 0 && strings.ContainsRune(" :はがの#=", m.text[i-1]) && start-i < 3 {
		i--
	}
	for _, w := range []string{"番号", "コード", "No.", "NO.", "no.", "№", "ID", "Id", "口座"} {
		if n := len([]rune(w)); i >= n && m.has(i-n, w) {
			return true
		}
	}
	return false
}

// money makes an amount coarse: its first digit stays. 634万円 becomes 600万円台.
func money(m *mask, start, end int) int {
	unit := end
	for strings.ContainsRune("千万億百兆", m.at(unit)) && m.at(unit) != 0 {
		unit++
	}
	if m.at(unit) != '円' || end-start < 2 {
		return end
	}
	first, rest := m.text[start], 0
	for _, r := range m.text[start+1 : end] {
		if r == '.' {
			break
		}
		if isDigit(r) {
			rest++
		}
	}
	if rest > 5 {
		m.set(start, unit+1, Amount)
		return unit + 1
	}
	m.set(start, unit+1, Mark("［"+string(first)+strings.Repeat("0", rest)+string(m.text[end:unit+1])+"台］"))
	return unit + 1
}
