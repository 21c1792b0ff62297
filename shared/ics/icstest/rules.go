package icstest

import "fmt"

// rule is what a property may look like and how often it stands in its component.
type rule struct {
	value    check
	params   map[string]check
	required bool
	many     bool
}

// calendarRules are the properties of a VCALENDAR (RFC 5545, 3.6; RFC 7986, 5.7; the two X- ones as Apple and Microsoft write them).
func calendarRules() map[string]rule {
	return map[string]rule{
		"PRODID":           {value: isText, required: true},
		"VERSION":          {value: oneOf("2.0"), required: true},
		"CALSCALE":         {value: oneOf("GREGORIAN")},
		"METHOD":           {value: oneOf("REQUEST", "CANCEL")},
		"X-WR-CALNAME":     {value: isText},
		"X-PUBLISHED-TTL":  {value: isDuration},
		"REFRESH-INTERVAL": {value: isDuration, params: map[string]check{"VALUE": oneOf("DURATION")}},
	}
}

// eventRules are the properties of a VEVENT (RFC 5545, 3.6.1); what is optional there and always written by us is required here.
func eventRules() map[string]rule {
	return map[string]rule{
		"UID":           {value: isText, required: true},
		"DTSTAMP":       {value: isTime, required: true},
		"DTSTART":       {value: isTime, required: true},
		"DTEND":         {value: isTime, required: true},
		"LAST-MODIFIED": {value: isTime, required: true},
		"CREATED":       {value: isTime},
		"SEQUENCE":      {value: isCount, required: true},
		"SUMMARY":       {value: isText, required: true},
		"DESCRIPTION":   {value: isText},
		"URL":           {value: isURI},
		"CLASS":         {value: oneOf("PRIVATE"), required: true},
		"STATUS":        {value: oneOf("CONFIRMED", "CANCELLED"), required: true},
		"TRANSP":        {value: oneOf("OPAQUE", "TRANSPARENT"), required: true},
		"ORGANIZER":     {value: isAddress, params: map[string]check{"CN": anyText}},
		"ATTENDEE": {value: isAddress, many: true, params: map[string]check{
			"CUTYPE": oneOf("INDIVIDUAL"), "ROLE": oneOf("REQ-PARTICIPANT"), "RSVP": oneOf("TRUE", "FALSE"), "CN": anyText,
			"PARTSTAT": oneOf("NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED"),
		}},
	}
}

func anyText(string) error { return nil }

// properties checks the lines of one component and gives its values by name.
func properties(lines []line, rules map[string]rule) (map[string][]line, error) {
	out := map[string][]line{}
	for _, l := range lines {
		r, known := rules[l.name]
		if !known {
			return nil, fmt.Errorf("%s does not belong here", l.name)
		}
		if len(out[l.name]) > 0 && !r.many {
			return nil, fmt.Errorf("%s stands twice", l.name)
		}
		if err := r.value(l.value); err != nil {
			return nil, fmt.Errorf("%s: %w", l.name, err)
		}
		if err := parameters(l, r); err != nil {
			return nil, fmt.Errorf("%s: %w", l.name, err)
		}
		out[l.name] = append(out[l.name], l)
	}
	for name, r := range rules {
		if r.required && len(out[name]) == 0 {
			return nil, fmt.Errorf("%s is missing", name)
		}
	}
	return out, nil
}

func parameters(l line, r rule) error {
	seen := map[string]bool{}
	for _, p := range l.params {
		valid, known := r.params[p.name]
		if !known || seen[p.name] || len(p.values) != 1 {
			return fmt.Errorf("parameter %s is unknown, or there are several", p.name)
		}
		seen[p.name] = true
		if err := valid(p.values[0]); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}
