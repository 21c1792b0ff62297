package reports

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"kikite/events"
)

// crowd is a company of 10,000 respondents in 300 departments, each with one fact a month.
func crowd(months []events.Month) Input {
	r := rand.New(rand.NewPCG(1, 2))
	in := Input{Company: events.CompanyChanged{CompanyID: "com_x", Threshold: 10}, Headcounts: map[events.ID]int{}, Facts: map[events.Month][]events.FactRecorded{}}
	for i := range 325 {
		d := events.Department{DepartmentID: events.ID(fmt.Sprintf("dep_%03d", i))}
		if i >= 25 {
			d.ParentID = events.ID(fmt.Sprintf("dep_%03d", i%25))
		}
		in.Company.Departments = append(in.Company.Departments, d)
		in.Headcounts[d.DepartmentID] = 60
	}
	for i := range 10000 {
		subject, latent := events.ID(fmt.Sprintf("tok_%026d", i*7919%100003)), r.NormFloat64()
		for _, m := range months {
			scale := func(low, high float64) float64 {
				return float64(int(min(high, max(low, low+(high-low)*(0.4+0.15*latent+0.15*r.NormFloat64())))))
			}
			in.Facts[m] = append(in.Facts[m], events.FactRecorded{FactID: events.ID(fmt.Sprintf("fct_%026d", i)), CompanyID: "com_x", Subject: subject, Month: m,
				Kind: events.FactSession, Program: events.RegularCare, DepartmentID: in.Company.Departments[25+i*31%300].DepartmentID, Analyser: "local",
				Attributes: events.Attributes{events.AttributeAgeBand: events.Code(fmt.Sprintf("%d0s", 2+i%4)), events.AttributeJobType: "office", events.AttributeTenure: "3to5"},
				Measures: events.Measures{events.MeasureK6: scale(0, 25), events.MeasureSatisfaction: scale(1, 6), events.MeasureEngagement: scale(1, 6),
					events.MeasureJobFit: scale(1, 6), events.MeasureLeave: scale(1, 6)},
				Topics: []events.TopicPolarity{{Topic: "workload", Score: 0.9, Polarity: r.IntN(3) - 1}}})
		}
	}
	return in
}

// BenchmarkReport makes the twelfth report of 10,000 respondents with eleven months of ledger items as they are stored, and names the most
// heap in use. Budget: 2 s, 128 MiB.
func BenchmarkReport(b *testing.B) {
	months := make([]events.Month, 12)
	for i := range months {
		months[i] = addMonths("2026-01", i)
	}
	before := heap()
	in := crowd(months)
	var stored [][]byte
	in.Ledgers = NewLedgers()
	for _, m := range months[:11] {
		in.Month = m
		d := Compose(in)
		in.Groups = d.Groups
		bodies, err := packLedger(d.Book, d.Publications)
		if err != nil {
			b.Fatal(err)
		}
		stored = append(stored, bodies...)
	}
	in.Month, in.Ledgers = months[11], Ledgers{}
	for _, m := range months[:11] {
		in.Facts[m] = lasting(in.Facts[m])
	}
	bytes := 0
	for _, s := range stored {
		bytes += len(s)
	}
	old := debug.SetMemoryLimit(128 << 20)
	defer debug.SetMemoryLimit(old)
	var figures int
	began := processorTime(b)
	for b.Loop() {
		peak := watch(b, func() {
			run := in
			run.Ledgers = NewLedgers()
			for writing := range slices.Chunk(stored, 2) { // a month has two items
				if err := run.Ledgers.Replay(10, "", writing...); err != nil {
					b.Fatal(err)
				}
			}
			d := Compose(run)
			if _, err := packLedger(d.Book, d.Publications); err != nil {
				b.Fatal(err)
			}
			figures = len(d.Publications)
		})
		b.ReportMetric(float64(peak-before)/(1<<20), "MiB")
	}
	b.ReportMetric((processorTime(b)-began).Seconds()/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(bytes)/float64(len(stored))/1024, "KiB/item")
	b.ReportMetric(float64(len(stored))/11, "items/month")
	b.ReportMetric(float64(figures), "figures")
}

// processorTime is what the process has used: on a machine that others use, too, it says more than the clock.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// watch runs do and returns the most heap in use meanwhile.
func watch(b *testing.B, do func()) uint64 {
	b.Helper()
	var peak uint64
	var wait sync.WaitGroup
	stop := make(chan struct{})
	wait.Go(func() {
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
			select {
			case <-stop:
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	})
	do()
	close(stop)
	wait.Wait()
	return peak
}
