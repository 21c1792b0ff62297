// Package constructs holds one construct per pattern of the product: function, API function, worker, stream relay,
// scheduled function, table. A stack only says which of them it wants; what makes each safe (dead letters, redrive, alarms,
// least privilege, retention) is decided here once.
package constructs
