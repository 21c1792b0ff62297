package roster

import (
	"encoding/csv"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/japanese"
)

// CSV writes the employees as Japanese Excel saves a sheet: comma, CRLF, dates as 2015/4/1; as text, not yet encoded.
func CSV(employees []Employee) (string, error) {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	records := [][]string{{"社員番号", "氏名", "氏名カナ", "ローマ字", "メールアドレス", "部署", "職種", "生年月日", "入社日", "区分"}}
	for _, e := range employees {
		records = append(records, []string{e.Number, e.Name(), e.Kana(), e.Romaji(), e.Email, e.Division + "/" + e.Section, e.JobType,
			e.BirthDate.Format("2006/1/2"), e.JoinedOn.Format("2006/1/2"), e.Category})
	}
	if err := w.WriteAll(records); err != nil {
		return "", fmt.Errorf("roster: %w", err)
	}
	return b.String(), nil
}

// ShiftJISCSV is CSV in the Shift_JIS of Windows (CP932).
func ShiftJISCSV(employees []Employee) ([]byte, error) {
	text, err := CSV(employees)
	if err != nil {
		return nil, err
	}
	out, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(text))
	if err != nil {
		return nil, fmt.Errorf("roster in Shift_JIS: %w", err)
	}
	return out, nil
}
