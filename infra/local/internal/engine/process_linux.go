package engine

import "syscall"

// childAttributes let the engine die with us, even by kill -9, and keep the terminal's Ctrl-C from it: the local cloud
// stops it last.
func childAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
}
