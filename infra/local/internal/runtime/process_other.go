//go:build unix && !linux

package runtime

import "syscall"

// processAttributes: without a death signal a child ends when its poll for work fails, which is at once if it is idle.
func processAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true}
}
