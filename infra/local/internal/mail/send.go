package mail

import (
	"context"
	"net/http"
	"net/mail"
	"regexp"
	"slices"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

const maxRecipients = 50 // per message, SES quota

type sendInput struct {
	FromEmailAddress     string
	Destination          destination
	ReplyToAddresses     []string
	Content              content
	EmailTags            []Tag
	ConfigurationSetName string
}

type destination struct{ ToAddresses, CcAddresses, BccAddresses []string }

// Register adds SendEmail, GetAccount and DeleteSuppressedDestination.
func (s *Service) Register(r awsapi.Registrar) {
	s.registerAccount(r)
	s.registerSuppression(r)
	r.Register(awsapi.Operation{
		Service: "ses", Name: "SendEmail", Permissions: s.permissions, Handle: awsapi.JSON(s.sendEmail),
		Match: func(r *http.Request) bool {
			return r.Method == http.MethodPost && r.URL.Path == "/v2/email/outbound-emails"
		},
	})
}

// permissions: SES authorises the identity that sends and, separately, the configuration set.
func (s *Service) permissions(r *awsapi.Request) ([]awsapi.Permission, error) {
	in, err := awsapi.Decode[sendInput](r)
	if err != nil {
		return nil, err
	}
	m, err := s.compose(in)
	if err != nil {
		return nil, err
	}
	from := address(m.From)
	identity, verified := s.identity(from)
	if !verified {
		identity = from
	}
	conditions := map[string][]string{"ses:FromAddress": {from}, "ses:Recipients": m.To}
	asked := []awsapi.Permission{{Action: "ses:SendEmail", Resource: arn("identity/" + identity), Context: conditions}}
	if in.ConfigurationSetName != "" {
		asked = append(asked, awsapi.Permission{Action: "ses:SendEmail",
			Resource: arn("configuration-set/" + in.ConfigurationSetName), Context: conditions})
	}
	return asked, nil
}

func (s *Service) sendEmail(_ context.Context, r *awsapi.Request, in sendInput) (any, error) {
	m, err := s.compose(in)
	if err != nil {
		return nil, err
	}
	m.Sender = r.Caller.Function
	if _, verified := s.identity(address(m.From)); !verified {
		return nil, refuse("MessageRejected", "Email address is not verified: "+address(m.From))
	}
	var events []event
	if in.ConfigurationSetName != "" {
		set, ok := s.set(in.ConfigurationSetName)
		if !ok {
			return nil, &awsapi.Error{Status: http.StatusNotFound, Code: "NotFoundException",
				Message: "Configuration set <" + in.ConfigurationSetName + "> does not exist."}
		}
		if events, err = eventsOf(m, set); err != nil {
			return nil, err
		}
	}
	if err := s.put(m, events); err != nil {
		return nil, err
	}
	if s.ambiguous() {
		return nil, &awsapi.Error{Status: http.StatusInternalServerError, Code: "InternalFailure", Message: "injected: accepted, answer lost"}
	}
	return map[string]string{"MessageId": m.ID}, nil
}

func (s *Service) ambiguous() bool {
	for {
		n := s.fail.Load()
		if n <= 0 {
			return false
		}
		if s.fail.CompareAndSwap(n, n-1) {
			return true
		}
	}
}

// compose validates the input and makes the message as the recipient would read it.
func (s *Service) compose(in sendInput) (Message, error) {
	if err := checkTags(in.EmailTags); err != nil {
		return Message{}, err
	}
	m, err := in.Content.message(in)
	if err != nil {
		return Message{}, err
	}
	all := slices.Concat(in.Destination.ToAddresses, in.Destination.CcAddresses, in.Destination.BccAddresses)
	if len(all) > 0 {
		m.To = nil
	}
	for _, a := range all {
		parsed, err := ascii(a)
		if err != nil {
			return Message{}, err
		}
		m.To = append(m.To, normal(parsed.Address))
	}
	if n := len(m.To); n == 0 || n > maxRecipients {
		return Message{}, refuse("BadRequestException", "a message has 1 to 50 recipients")
	}
	slices.Sort(m.To)
	m.To = slices.Compact(m.To)
	m.Time = s.clock.Now()
	m.ID = s.messageID(m.Time)
	m.Tags, m.ConfigurationSet, m.Outcome = in.EmailTags, in.ConfigurationSetName, outcome(m.To)
	return m, nil
}

// outcome follows SES's mailbox simulator; a label after + is allowed.
func outcome(to []string) Outcome {
	for _, a := range to {
		local, domain, _ := strings.Cut(a, "@")
		if domain != "simulator.amazonses.com" {
			continue
		}
		switch local, _, _ = strings.Cut(local, "+"); local {
		case "bounce", "suppressionlist":
			return Bounced
		case "complaint":
			return Complained
		}
	}
	return Delivered
}

var tagPart = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)

func checkTags(tags []Tag) error {
	for _, t := range tags {
		if !tagPart.MatchString(t.Name) || !tagPart.MatchString(t.Value) || strings.HasPrefix(strings.ToLower(t.Name), "ses:") {
			return refuse("BadRequestException", "tag "+t.Name+": letters, digits, _ and - only, 1 to 256 of them")
		}
	}
	return nil
}

// ascii parses an address as the API takes it: a display name beyond ASCII must be an RFC 2047 encoded word.
func ascii(a string) (*mail.Address, error) {
	for _, r := range a {
		if r > 126 {
			return nil, refuse("BadRequestException", "an address has non-ASCII characters: encode the display name (RFC 2047)")
		}
	}
	parsed, err := (&mail.AddressParser{WordDecoder: &words}).Parse(a)
	if err != nil {
		return nil, refuse("BadRequestException", "not an address: "+err.Error())
	}
	return parsed, nil
}

// address is the bare address of a decoded From line that compose has made.
func address(from string) string {
	if i := strings.LastIndexByte(from, '<'); i >= 0 {
		return strings.TrimSuffix(from[i+1:], ">")
	}
	return from
}

func refuse(code, message string) error {
	return &awsapi.Error{Status: http.StatusBadRequest, Code: code, Message: message}
}
