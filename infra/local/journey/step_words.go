package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"kikite/infra/local/internal/client"
	"kikite/infra/local/seed/roster"
)

const (
	deskEmail  = "madoguchi@" + roster.Domain
	otherEmail = "hosa@" + roster.Domain // also of the desk, and the one whom the case is about
)

// someone went all the way, self-check included: the person whose words the journey follows.
func (j *journey) someone() *traveller {
	for _, t := range j.people {
		if t.selfCheck != nil {
			return t
		}
	}
	return j.people[0]
}

// leave: what is written around a talk belongs to the employee. The consultant's note for the next one waits for the employee's word; a note of the
// employee's own is there for nobody else.
func (j *journey) leave(ctx context.Context) (string, error) {
	t := j.someone()
	consultant, err := j.consultantPerson(ctx, j.consultants[t.chosen])
	if err != nil {
		return "", err
	}
	note := map[string]any{"text": "業務の優先順位を上司と確かめるところまで話しました。次は、その後の様子から聞いてください。"}
	if err := consultant.Do(ctx, "PUT", "/api/sessions/sessions/"+t.sessionID+"/handover", note, nil); err != nil {
		return "", err
	}
	var mine struct {
		Handovers []struct {
			SessionID string `json:"session_id"`
			Status    string `json:"status"`
		} `json:"handovers"`
	}
	if err := t.person.Do(ctx, "GET", "/api/sessions/me/handovers", nil, &mine); err != nil {
		return "", err
	}
	if len(mine.Handovers) != 1 || mine.Handovers[0].SessionID != t.sessionID || mine.Handovers[0].Status != "waiting" {
		return "", fmt.Errorf("the employee has the handover notes %+v", mine.Handovers)
	}
	own := map[string]any{"text": "話してみて、まず仕事の順番を決めたいとわかった。来週、上司に相談する。", "session_id": t.sessionID}
	return "a handover note waits for its employee, and a note of one's own is kept", t.person.Do(ctx, "POST", "/api/sessions/me/reflections", own, nil)
}

type deskPerson struct {
	ID   string `json:"person_id"`
	Name string `json:"name"`
}

// bringUp: the contract names a desk of two; somebody brings something up without a name, about one of the two, and the other reads it the same day.
func (j *journey) bringUp(ctx context.Context) (string, error) {
	desk := map[string]any{"name": "従業員相談室", "official": true, "people": []map[string]any{
		{"name": "窓口 葉子", "email": deskEmail, "locale": "ja"}, {"name": "補佐 強", "email": otherEmail, "locale": "ja"}}}
	if err := j.operator.Do(ctx, "PUT", "/api/signup/companies/"+j.companyID+"/desk", desk, nil); err != nil {
		return "", err
	}
	if err := j.cloud.Quiet(ctx, j.quiet); err != nil {
		return "", err
	}
	t := j.someone()
	var known struct {
		People []deskPerson `json:"people"`
	}
	if err := t.person.Do(ctx, "GET", "/api/sessions/me/desk", nil, &known); err != nil {
		return "", err
	}
	readers := []string{}
	for _, p := range known.People {
		if p.Name == "窓口 葉子" {
			readers = append(readers, p.ID)
		}
	}
	if len(known.People) != 2 || len(readers) != 1 {
		return "", fmt.Errorf("the employee sees the desk %+v", known.People)
	}
	words := "相談室の補佐さんに、会議で毎回どなられています。人前で責めるのをやめてほしいです。"
	var opened struct {
		ID string `json:"case_id"`
	}
	if err := t.person.Do(ctx, "POST", "/api/sessions/me/cases", map[string]any{"way": "anonymous", "text": words, "readers": readers}, &opened); err != nil {
		return "", err
	}
	j.caseID = opened.ID
	if _, err := j.waitMail(ctx, deskEmail, "desk"); err != nil {
		return "", err
	}
	return "an anonymous case was read and answered by one of the desk, and by nobody whom it is about", j.readCase(ctx, t, words)
}

func (j *journey) readCase(ctx context.Context, t *traveller, words string) error {
	reads, err := j.cloud.Enter(ctx, j.signIn, deskEmail)
	if err != nil {
		return err
	}
	accused, err := j.cloud.Enter(ctx, j.signIn, otherEmail)
	if err != nil {
		return err
	}
	path := "/api/sessions/desk/cases"
	var list struct {
		Cases []json.RawMessage `json:"cases"`
	}
	if err := accused.Do(ctx, "GET", path, nil, &list); err != nil {
		return err
	}
	if len(list.Cases) != 0 {
		return fmt.Errorf("whom the case is about sees %s", list.Cases)
	}
	if err := accused.Do(ctx, "GET", path+"/"+j.caseID, nil, nil); client.StatusOf(err) != http.StatusNotFound {
		return unexpected("reading a case about oneself", err)
	}
	var shown json.RawMessage
	if err := reads.Do(ctx, "GET", path+"/"+j.caseID, nil, &shown); err != nil {
		return err
	}
	for _, s := range []string{t.employee.Name(), t.private, t.accountID, t.sessionID} {
		if strings.Contains(string(shown), s) {
			return fmt.Errorf("the desk sees %q in an anonymous case: %s", s, shown)
		}
	}
	if !strings.Contains(string(shown), words) {
		return fmt.Errorf("the desk sees %s", shown)
	}
	if err := reads.Do(ctx, "POST", path+"/"+j.caseID+"/acknowledgement", nil, nil); err != nil {
		return err
	}
	return reads.Do(ctx, "POST", path+"/"+j.caseID+"/messages", map[string]any{"text": "お知らせくださり、ありがとうございます。次の会議から、相談室の別の者が同席します。"}, nil)
}
