package matching

import (
	"syscall"
	"time"
	"unsafe"
)

// cpuTime is the processor time that this thread has used: what a computation takes on one core, whatever else runs on the machine.
// The caller holds the thread (runtime.LockOSThread).
func cpuTime() time.Duration {
	const clockThread = 3 // CLOCK_THREAD_CPUTIME_ID
	var t syscall.Timespec
	if _, _, errno := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, clockThread, uintptr(unsafe.Pointer(&t)), 0); errno != 0 {
		panic(errno)
	}
	return time.Duration(t.Nano())
}
