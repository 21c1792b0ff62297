package main

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"

	"kikite/infra/local/internal/client"
	"kikite/infra/local/seed/roster"
)

const (
	operatorMail = "operator@kikite-load.example"
	hrMail       = "hr@kikite-load.example"
)

// prepare walks the way in up to the contract: inquiry, hearing, contract, HR.
func (l *load) prepare(ctx context.Context, operator string) error {
	signIn, err := l.cloud.SignIn(ctx)
	if err != nil {
		return err
	}
	if err := client.MakeOperator(ctx, operator, l.process.Data, operatorMail); err != nil {
		return err
	}
	op, err := l.cloud.Enter(ctx, signIn, operatorMail)
	if err != nil {
		return err
	}
	now, err := l.cloud.Now(ctx)
	if err != nil {
		return err
	}
	day := func(n int) string { return now.AddDate(0, 0, n).Format(time.DateOnly) }
	var asked struct {
		ID string `json:"inquiry_id"`
	}
	inquiry := map[string]any{"channel": "phone", "company_name": "大きな会社", "person_name": "人事 試", "email": hrMail, "interest": "consultation",
		"message": "一万人です。", "locale": "ja"}
	if err := op.Do(ctx, "POST", "/api/signup/inquiries", inquiry, &asked); err != nil {
		return err
	}
	path := "/api/signup/inquiries/" + asked.ID
	if err := op.Do(ctx, "POST", path+"/hearing", map[string]any{"date": day(0), "place": "online", "notes": ""}, nil); err != nil {
		return err
	}
	terms := map[string]any{"received_on": day(0), "company_name": "大きな会社", "industry": "manufacturing", "plan": "seats", "seats": l.people,
		"quota_per_month": 1, "programs": []string{"regular_care"}, "starts_on": day(0), "ends_on": day(360),
		"hr": []any{map[string]any{"name": "人事 試", "email": hrMail, "locale": "ja"}}}
	if err := op.Do(ctx, "POST", path+"/contract", terms, nil); err != nil {
		return err
	}
	l.hr, err = l.cloud.Enter(ctx, signIn, hrMail)
	return err
}

// workbook writes people as Excel would keep them: days as numbers with a style.
func workbook(people []roster.Employee) ([]byte, error) {
	f := excelize.NewFile()
	days, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		return nil, err
	}
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return nil, err
	}
	if err := w.SetRow("A1", []any{"社員番号", "氏名", "氏名カナ", "ローマ字", "メールアドレス", "部署", "職種", "生年月日", "入社日", "区分"}); err != nil {
		return nil, err
	}
	for i, e := range people {
		row := []any{e.Number, e.Name(), e.Kana(), e.Romaji(), e.Email, e.Division + "/" + e.Section, e.JobType,
			excelize.Cell{StyleID: days, Value: e.BirthDate}, excelize.Cell{StyleID: days, Value: e.JoinedOn}, e.Category}
		if err := w.SetRow(fmt.Sprintf("A%d", i+2), row); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	_, err = f.WriteTo(&out)
	return out.Bytes(), err
}
