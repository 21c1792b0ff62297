package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"kikite/events"
	"kikite/functions/reports/internal/reports"
)

// publish releases every month of every company as soon as all of its facts are read.
func (o options) publish(in io.Reader, out io.Writer) error {
	w := bufio.NewWriterSize(out, 64<<10)
	p := &publisher{publisher: reports.NewPublisher(o.settings), scales: o.settings.Scales, product: map[events.Code]*[2]float64{},
		facts: map[events.ID][]reports.Fact{}, out: json.NewEncoder(w)}
	p.out.SetEscapeHTML(false)
	if err := eachLine(in, p.fact); err != nil {
		return err
	}
	return errors.Join(p.release(), w.Flush())
}

// publisher collects a month.
type publisher struct {
	publisher *reports.Publisher
	scales    map[events.Code][2]float64  // of measures that the product does not know, or knows with other values
	product   map[events.Code]*[2]float64 // the scales of those that it knows
	month     events.Month
	facts     map[events.ID][]reports.Fact
	out       *json.Encoder
}

func (p *publisher) fact(line []byte) error {
	var f reports.Fact
	if err := strict(line, &f); err != nil {
		return err
	}
	if _, err := time.Parse("2006-01", string(f.Month)); err != nil {
		return fmt.Errorf("month %q is not like 2026-10", f.Month)
	}
	if f.Company == "" || f.Subject == "" {
		return errors.New("a fact needs a company and a subject")
	}
	if f.Month < p.month {
		return fmt.Errorf("month %s comes after %s: facts are read in order of months", f.Month, p.month)
	}
	if f.Month > p.month {
		if err := p.release(); err != nil {
			return err
		}
		p.month = f.Month
	}
	for measure, v := range f.Measures {
		if strings.ContainsAny(string(measure), " \t\n") || measure == "" {
			return fmt.Errorf("measure %q: a name without blanks is needed", measure)
		}
		if err := p.fits(measure, v); err != nil {
			return err
		}
	}
	p.facts[f.Company] = append(p.facts[f.Company], f)
	return nil
}

// fits keeps the scale of a measure that the product does not know, or knows with other values, as wide as its values.
func (p *publisher) fits(measure events.Code, v float64) error {
	scaled, ok := p.scales[measure]
	if known := p.known(measure); !ok && known != nil && v >= known[0] && v <= known[1] {
		return nil
	}
	if math.IsNaN(v) || math.Abs(v) > 1e9 {
		return fmt.Errorf("measure %s: %g is no answer", measure, v)
	}
	if !ok || v < scaled[0] || v > scaled[1] {
		if !ok {
			scaled = [2]float64{v, v}
		}
		p.scales[measure] = scale(min(scaled[0], v), max(scaled[1], v))
	}
	return nil
}

// known is the product's scale of a measure, or nil.
func (p *publisher) known(measure events.Code) *[2]float64 {
	s, asked := p.product[measure]
	if !asked {
		if low, high, ok := reports.ScaleOf(measure); ok {
			s = &[2]float64{low, high}
		}
		p.product[measure] = s
	}
	return s
}

// scale is the smallest usual scale that holds both values.
func scale(low, high float64) [2]float64 {
	if low >= 1 && high <= 5 {
		return [2]float64{1, 5}
	}
	for top := 1.; ; top *= 10 {
		switch {
		case low >= 0 && high <= top:
			return [2]float64{0, top}
		case low >= -top && high <= top:
			return [2]float64{-top, top}
		}
	}
}

// release publishes the month that was collected.
func (p *publisher) release() error {
	for _, company := range slices.Sorted(maps.Keys(p.facts)) {
		for _, cell := range p.publisher.Publish(company, p.month, p.facts[company]) {
			if err := p.out.Encode(cell); err != nil {
				return err
			}
		}
	}
	clear(p.facts)
	return nil
}
