package reports

import (
	"context"
	"slices"
	"strings"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// What a company says to a proposal.
const (
	AnswerWillDo  events.Code = "will_do"
	AnswerDone    events.Code = "done"
	AnswerWillNot events.Code = "will_not"
)

var (
	errNoProposal    = problem.New(problem.NotFound, "proposal", "The report of this month has no such proposal.")
	errAnswerChanged = problem.New(problem.Conflict, "answer_changed", "Somebody of your company changed this answer in the meantime. Please read it again.")
	errWhyMissing    = problem.New(problem.Invalid, "why", "Please say why the company will not do this: employees read it.")
)

// Answer is what a company says to a proposal of a finding, as its employees read it.
type Answer struct {
	Answer events.Code `json:"answer" enum:"will_do,done,will_not"`
	Why    string      `json:"why,omitempty" maxLength:"500" doc:"In the company's own words"`
	On     events.Date `json:"on" format:"date" doc:"Day of this answer"`
}

// AnswerChange is one state of an answer, for HR.
type AnswerChange struct {
	Answer

	By events.ID `json:"by" doc:"Account of HR"`
}

// ProposalName names a proposal within a month: the finding, what the finding is about (the first of its evidence), and the proposal.
type ProposalName struct {
	Finding  events.Code `json:"finding" doc:"Code of the finding"`
	About    string      `json:"about" maxLength:"200" doc:"The first of the finding's evidence: lines/<code>/<group>, topics/<code>"`
	Proposal events.Code `json:"proposal" doc:"Code of the proposal"`
}

func (n ProposalName) key() string {
	return string(n.Finding) + "|" + n.About + "|" + string(n.Proposal)
}

// ReleasedProposal is a proposal of a released report with the company's answer, if there is one.
type ReleasedProposal struct {
	ProposalName

	Statement Text     `json:"statement" doc:"The finding"`
	Details   Proposal `json:"details"`
	Revision  int      `json:"revision" doc:"Newest revision of the report that proposes it"`
	Answer    *Answer  `json:"answer,omitempty"`
}

// answerItem is the newest answer to a proposal, and under another key every one that was ever given.
type answerItem struct {
	PK      string       `dynamo:"pk"` // ANSWERS#<company>
	SK      string       `dynamo:"sk"` // <month>#<proposal>
	Month   events.Month `dynamo:"month"`
	Version int64        `dynamo:"version"`
	Answer  events.Code  `dynamo:"answer"`
	Why     string       `dynamo:"why,omitempty"`
	On      events.Date  `dynamo:"on"`
	By      events.ID    `dynamo:"by"`
}

// Answers keeps what companies answered to the proposals of their released reports.
type Answers struct {
	table   *store.Table
	archive *Archive
	now     clock.Clock
}

// NewAnswers returns the answers in the table.
func NewAnswers(table *store.Table, now clock.Clock) *Answers {
	return &Answers{table: table, archive: NewArchive(table), now: now}
}

// Give stores an answer over the version that was read, 0 if there was none, and keeps the one before. The same again changes nothing.
// Errors: errNoProposal, errWhyMissing, errAnswerChanged.
func (a *Answers) Give(ctx context.Context, company, by events.ID, month events.Month, name ProposalName, given Answer, version int64) error {
	given.Why = strings.TrimSpace(given.Why)
	if given.Answer == AnswerWillNot && given.Why == "" {
		return errWhyMissing
	}
	known, err := a.proposals(ctx, company, month)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(known, func(p ReleasedProposal) bool { return p.ProposalName == name }) {
		return errNoProposal
	}
	item := answerItem{PK: answersKey(company), SK: string(month) + "#" + name.key(), Month: month, Version: version + 1,
		Answer: given.Answer, Why: given.Why, On: today(a.now), By: by}
	var stored answerItem
	if _, err := a.table.One(ctx, item.PK, item.SK, &stored); err != nil {
		return err
	}
	if stored.Version == item.Version && stored.Answer == item.Answer && stored.Why == item.Why && stored.By == by {
		return nil // a lost reply, asked again
	}
	put := a.table.Put(item).If("attribute_not_exists(pk)")
	if version > 0 {
		put = a.table.Put(item).If("version = ?", version)
	}
	change := item
	change.PK, change.SK = answerChangesKey(company, month), changeKey(name, item.Version)
	return a.table.Tx().Put(put, errAnswerChanged).Put(a.table.Put(change).If("attribute_not_exists(pk)"), errAnswerChanged).Run(ctx)
}

// proposals lists those of a month's released report. A proposal that only an earlier revision made is there, too: it may be answered.
func (a *Answers) proposals(ctx context.Context, company events.ID, month events.Month) ([]ReleasedProposal, error) {
	entries, err := a.archive.read(ctx, company, string(month)+"#")
	if err != nil {
		return nil, err
	}
	return proposalsOf(entries), nil
}

func proposalsOf(entries []Entry) []ReleasedProposal {
	var out []ReleasedProposal
	for _, e := range slices.Backward(entries) {
		if e.Status != StatusReleased {
			continue
		}
		for _, f := range e.Report.Findings {
			for _, p := range f.Proposals {
				name := ProposalName{Finding: f.Code, Proposal: p.Code}
				if len(f.Evidence) > 0 {
					name.About = f.Evidence[0]
				}
				if !slices.ContainsFunc(out, func(o ReleasedProposal) bool { return o.ProposalName == name }) {
					out = append(out, ReleasedProposal{ProposalName: name, Statement: f.Statement, Details: p, Revision: e.Revision})
				}
			}
		}
	}
	return out
}

// given reads a company's answers, of one month or, if it is empty, of all, by their keys.
func (a *Answers) given(ctx context.Context, company events.ID, month events.Month) (map[string]answerItem, error) {
	var items []answerItem
	prefix := ""
	if month != "" {
		prefix = string(month) + "#"
	}
	if err := a.table.Prefix(ctx, answersKey(company), prefix, &items); err != nil {
		return nil, err
	}
	out := make(map[string]answerItem, len(items))
	for _, item := range items {
		out[item.SK] = item
	}
	return out, nil
}

func (i answerItem) read() Answer { return Answer{Answer: i.Answer, Why: i.Why, On: i.On} }

func answersKey(company events.ID) string { return "ANSWERS#" + string(company) }

func answerChangesKey(company events.ID, month events.Month) string {
	return "ANSWERED#" + string(company) + "#" + string(month)
}

func today(now clock.Clock) events.Date {
	return events.Date(now.Now().In(clock.Tokyo()).Format("2006-01-02"))
}
