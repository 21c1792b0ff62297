package stacks

import "kikite/infra/constructs"

// booking makes its own schedules, each of which invokes offers when an offer of the waitlist ends.
func (s *Service) booking() {
	s.api(vars{"MEETING_URL": setting(s.stage.MeetingURL), "WEB_URL": setting(s.stage.WebURL)})
	group := s.product.Messaging.Waitlists
	offers := constructs.NewDue(s.Stack, "offers", s.props("offers", nil), group)
	worker := s.busWorker("worker", s.claims().with(vars{
		"SCHEDULE_GROUP":      setting(group),
		"OFFERS_FUNCTION_ARN": offers.Function.FunctionArn(),
		"SCHEDULER_ROLE_ARN":  offers.Invoker.RoleArn(),
		"SCHEDULE_DLQ_ARN":    offers.DeadLetters.QueueArn(),
	}))
	s.product.Messaging.Claims.AllowProduce(worker, "signup/booking/")
	constructs.AllowScheduling(worker, group, offers.Invoker)
	constructs.NewScheduled(s.Stack, "refresh", s.props("refresh", nil))
}
