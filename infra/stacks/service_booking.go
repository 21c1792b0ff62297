package stacks

func (s *Service) booking() {
	s.api(vars{"MEETING_URL": setting(s.stage.MeetingURL)})
	s.busWorker("worker", nil)
}
