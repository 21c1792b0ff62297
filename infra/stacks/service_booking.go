package stacks

import "kikite/infra/constructs"

func (s *Service) booking() {
	s.api(vars{"MEETING_URL": setting(s.stage.MeetingURL), "WEB_URL": setting(s.stage.WebURL)})
	s.busWorker("worker", nil)
	constructs.NewScheduled(s.Stack, "refresh", s.props("refresh", nil))
}
