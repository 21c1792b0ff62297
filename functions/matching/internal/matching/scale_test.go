package matching

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/s3"

	"kikite/events"
	"kikite/shared/testkit"
)

// Aims at many: picks in milliseconds of one core, memory of the whole function in MiB.
const (
	aimPicks  = 20
	aimMemory = 256
)

// scaled stores a snapshot of n consultants in a file and gives the memory it took back, so that a load can be measured.
func scaled(b *testing.B, n int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "snapshot")
	if err := os.WriteFile(path, []byte(seededSnapshot(b, n)), 0o600); err != nil {
		b.Fatal(err)
	}
	debug.FreeOSMemory()
	return path
}

// fileBucket is a bucket of one object.
type fileBucket struct {
	testkit.Objects
	path string
}

func (f *fileBucket) GetObject(context.Context, *s3.GetObjectInput, ...func(*s3.Options)) (*s3.GetObjectOutput, error) {
	file, err := os.Open(f.path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	size := info.Size()
	return &s3.GetObjectOutput{Body: file, ContentLength: &size}, nil
}

// trained is a model that knows everybody.
func (x *Index) trained() Model {
	m := Model{Version: "m", Learned: Learned{Version: "m", Effects: map[events.ID]Effect{}}, Exposure: map[events.ID]float32{}}
	for i, id := range x.ids {
		m.Learned.Effects[id], m.Exposure[id] = Effect{Mean: float32(i%7) / 10, SD: 0.1, Raters: 9}, float32(i%5)/10
	}
	return m
}

// mapped is the memory that the runtime holds of the machine, in MiB.
func mapped() float64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(s)
	return float64(s[0].Value.Uint64()-s[1].Value.Uint64()) / (1 << 20)
}

// peak runs f and returns the most memory that was mapped meanwhile.
func peak(f func()) float64 {
	ctx, stop := context.WithCancel(context.Background())
	most := make(chan float64)
	go func() {
		top := mapped()
		for ctx.Err() == nil {
			top = max(top, mapped())
			time.Sleep(time.Millisecond)
		}
		most <- max(top, mapped())
	}()
	f()
	stop()
	return <-most
}

// BenchmarkLoad is a start: from the snapshot's bytes to an index that answers, with a model that knows everybody. It reports what stays in
// memory and the most that was mapped meanwhile, without and with the search index.
func BenchmarkLoad(b *testing.B) {
	for _, n := range []int{all, many} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := scaled(b, n)
			objects := NewObjects(&fileBucket{path: path}, "b")
			var x *Index
			load := func() {
				raw, err := objects.get(b.Context(), "snapshot")
				if err != nil {
					b.Fatal(err)
				}
				x = loadSnapshot(b, raw)
			}
			top := peak(load)
			x.Use(x.trained())
			debug.FreeOSMemory()
			resident := mapped()
			build := peak(func() { x.Search(Search{Keywords: "介護", Page: 1}, now()) })
			debug.FreeOSMemory()
			searching := mapped()
			x = nil
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			b.ResetTimer()
			took := time.Hour
			for b.Loop() {
				took = min(took, percentile(1, func(int) { load() }))
			}
			b.ReportMetric(took.Seconds()*1000, "cpu-ms")
			b.ReportMetric(resident, "MiB")
			b.ReportMetric(top, "peak-MiB")
			b.ReportMetric(searching, "MiB-with-search")
			b.ReportMetric(build, "peak-MiB-with-search")
			b.ReportMetric(searching/aimMemory, "of-memory-aim")
		})
	}
}

// BenchmarkSnapshotWrite is what the worker and the trainer do: pack the texts again and put everything into one piece of memory.
func BenchmarkSnapshotWrite(b *testing.B) {
	for _, n := range []int{all, many} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			raw, err := os.ReadFile(scaled(b, n))
			if err != nil {
				b.Fatal(err)
			}
			x := loadSnapshot(b, string(raw))
			size := len(raw)
			debug.FreeOSMemory()
			write := func() {
				if _, err := x.Encode(SnapshotInfo{}); err != nil {
					b.Fatal(err)
				}
			}
			top := peak(write)
			for b.Loop() {
				write()
			}
			b.ReportMetric(float64(size)/float64(n), "bytes/consultant")
			b.ReportMetric(top, "peak-MiB")
		})
	}
}

// BenchmarkPicks reports the 99th percentile of ten picks in processor time, and how many times the limit that is: reading the same
// features once.
func BenchmarkPicks(b *testing.B) {
	for n, budget := range map[int]float64{all: 1, many: aimPicks} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			x := loadSnapshot(b, seededSnapshot(b, n))
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			pick := func(i int) { x.Picks(demanding(i), events.OneOnOne, 1, now()) }
			sum := uint64(0)
			took, limit := percentile(300, pick), percentile(300, func(int) { sum += readAll(x) })
			for i := 0; b.Loop(); i++ {
				pick(i)
			}
			b.ReportMetric(took.Seconds()*1000, "p99-ms")
			b.ReportMetric(took.Seconds()*1000/budget, "of-budget")
			b.ReportMetric(float64(took)/float64(limit), "times-reading-once")
			runtime.KeepAlive(sum)
		})
	}
}
