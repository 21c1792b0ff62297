package stacks

func (s *Service) booking() {
	m := s.product.Messaging
	env := s.claims().with(vars{"MEETING_URL": setting(s.stage.MeetingURL)})
	api, worker := s.api(env), s.busWorker("worker", env)
	m.Claims.AllowProduce(api, "mailer/booking/")
	m.Claims.AllowProduce(worker, "mailer/booking/")
}
