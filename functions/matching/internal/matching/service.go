package matching

import (
	"context"
	"log/slog"
	"slices"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

// What callers are told.
var (
	errNoConsultant = problem.New(problem.NotFound, "no_consultant", "There is no such consultant.")
	errNoProgram    = problem.New(problem.Invalid, "program_missing", "Please say for which program.")
	errNotOffered   = problem.New(problem.Invalid, "program_not_offered", "Your company does not offer this program.")
	errNotServed    = problem.New(problem.Conflict, "program_not_served", "This consultant does not take this kind of talk.")
	errNotReady     = problem.New(problem.Unavailable, "company_unknown", "Your company is still being set up. Please try again in a moment.")
	errPersonality  = problem.New(problem.Invalid, "personality", "The personality part has ten answers between 1 and 7.")
)

// Service is what the HTTP operations do.
type Service struct {
	store *Store
	live  *Live
	clock clock.Clock
	ids   ids.Source
	texts Texts
	words *dictionary
}

// NewService returns the service.
func NewService(s *Store, live *Live, product clock.Clock, source ids.Source, t Texts) *Service {
	return &Service{store: s, live: live, clock: product, ids: source, texts: t, words: newDictionary()}
}

// PutProfile replaces the caller's profile. Errors: Forbidden for an account that is not active.
func (s *Service) PutProfile(ctx context.Context, account events.ID, p Profile) error {
	p.Meaning = s.texts.Of(ctx, p.ConcernText)
	return s.store.PutProfile(ctx, account, p)
}

// employee reads the caller, refusing one whose account is not active.
func (s *Service) employee(ctx context.Context, p principal.Principal) (Employee, error) {
	e, err := s.store.Employee(ctx, p.AccountID)
	e.CompanyID = p.CompanyID
	if err != nil {
		return e, err
	}
	if !e.Active() {
		return e, errInactive
	}
	return e, nil
}

// offered are the programs of the caller's company. Errors: Unavailable while no event told of the company, Invalid for one that
// has ended.
func offered(x *Index, p principal.Principal) ([]events.Code, error) {
	c, ok := x.Company(p.CompanyID)
	if !ok {
		return nil, errNotReady
	}
	if c.Status == events.CompanyEnded {
		return nil, errNotOffered
	}
	return c.Programs, nil
}

// Picks proposes a page of ten for a program, the profile's own if none is given.
func (s *Service) Picks(ctx context.Context, p principal.Principal, program events.Code, page int) (PicksBody, error) {
	e, err := s.employee(ctx, p)
	if err != nil {
		return PicksBody{}, err
	}
	if program == "" && e.Profile != nil {
		program = e.Profile.Program
	}
	if program == "" {
		return PicksBody{}, errNoProgram
	}
	x, err := s.live.Index(ctx)
	if err != nil {
		return PicksBody{}, err
	}
	programs, err := offered(x, p)
	if err != nil {
		return PicksBody{}, err
	}
	if !has(programs, program) {
		return PicksBody{}, errNotOffered
	}
	now := s.clock.Now()
	picked := x.Picks(e, program, page, now)
	s.note(ctx, e, program, picked)
	return x.picksBody(picked, program, page, now), nil
}

// note remembers whom an employee was shown, for the fair spread of tomorrow. It matters too little to fail the answer.
func (s *Service) note(ctx context.Context, e Employee, program events.Code, picked Picked) {
	shown := Shown{Program: program, Consultants: e.Shown[program].Consultants}
	if len(shown.Consultants) > maxPage*Ten {
		shown.Consultants = nil
	}
	fresh := false
	for _, pick := range picked.Picks {
		if !slices.Contains(shown.Consultants, pick.ConsultantID) {
			shown.Consultants, fresh = append(shown.Consultants, pick.ConsultantID), true
		}
	}
	if !fresh {
		return
	}
	if err := s.store.PutShown(ctx, e.AccountID, shown); err != nil {
		slog.WarnContext(ctx, "proposals not noted", "error", err.Error())
	}
}

// Search finds consultants for an employee of a company (those who serve one of its programs) or an operator (all visible).
func (s *Service) Search(ctx context.Context, p principal.Principal, q Search) (SearchBody, error) {
	x, err := s.live.Index(ctx)
	if err != nil {
		return SearchBody{}, err
	}
	q.Asker, q.Company = p.AccountID, p.CompanyID
	if p.Role == events.RoleEmployee {
		programs, err := offered(x, p)
		if err != nil {
			return SearchBody{}, err
		}
		for _, wanted := range q.Filters[facetProgram] {
			if !has(programs, wanted) {
				return SearchBody{}, errNotOffered
			}
		}
		q.Scope = programs
	}
	now := s.clock.Now()
	return x.searchBody(x.Search(q, now), q.Page, now), nil
}

// Consultant is the page of a visible consultant, or of one who is paused. For an employee of a company that the consultant is connected with there is no
// such consultant.
func (s *Service) Consultant(ctx context.Context, p principal.Principal, id events.ID) (DetailBody, error) {
	x, err := s.live.Index(ctx)
	if err != nil {
		return DetailBody{}, err
	}
	e, ok := x.shown(id)
	if !ok || e.consultant.connectedTo(p.CompanyID) {
		return DetailBody{}, errNoConsultant
	}
	return s.words.detail(&e, s.clock.Now()), nil
}

// Own is the consultant's own page as employees see it, from the table: a consultant not yet visible sees it as well.
func (s *Service) Own(ctx context.Context, p principal.Principal) (OwnBody, error) {
	c, open, standing, ok, err := s.store.Consultant(ctx, p.ConsultantID)
	if err != nil {
		return OwnBody{}, err
	}
	if !ok {
		return OwnBody{}, errNoConsultant
	}
	e := entry{c, open, standing}
	return OwnBody{DetailBody: s.words.detail(&e, s.clock.Now()), Status: string(c.Status), Visible: e.visible()}, nil
}

// Nominate stores an employee's choice. With a key, the same request again gives the same nomination.
func (s *Service) Nominate(ctx context.Context, p principal.Principal, key string, n Nomination) (Nomination, error) {
	x, err := s.live.Index(ctx)
	if err != nil {
		return n, err
	}
	programs, err := offered(x, p)
	if err != nil {
		return n, err
	}
	e, ok := x.visible(n.ConsultantID)
	switch {
	case !ok || e.consultant.connectedTo(p.CompanyID):
		return n, errNoConsultant
	case !has(programs, n.Program):
		return n, errNotOffered
	case !has(e.consultant.Programs, n.Program):
		return n, errNotServed
	}
	n.ID, n.NominatedAt = s.ids.New(ids.Nomination), s.clock.Now()
	if key != "" {
		n.ID = ids.Derive(ids.Nomination, string(p.AccountID), key)
	}
	return s.store.PutNomination(ctx, p.AccountID, n)
}
