package stacks

import "kikite/infra/constructs"

// reminders makes its own schedules, each of which invokes fire at its minute.
func (s *Service) reminders() {
	group := s.product.Messaging.Group
	fire := constructs.NewDue(s.Stack, "fire", s.props("fire", nil), group)
	worker := s.busWorker("worker", s.claims().with(vars{
		"SCHEDULE_GROUP":     setting(group),
		"FIRE_FUNCTION_ARN":  fire.Function.FunctionArn(),
		"SCHEDULER_ROLE_ARN": fire.Invoker.RoleArn(),
		"SCHEDULE_DLQ_ARN":   fire.DeadLetters.QueueArn(),
	}))
	s.product.Messaging.Claims.AllowProduce(worker, "signup/reminders/")
	constructs.AllowScheduling(worker, group, fire.Invoker)
	constructs.NewScheduled(s.Stack, "monthly", s.props("monthly", nil))
}
