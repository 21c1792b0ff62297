package runtime

import "syscall"

// processAttributes: the child dies with us, also by kill -9, and gets no Ctrl-C of the terminal, so that
// invocations under way can finish.
func processAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
}
