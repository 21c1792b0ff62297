package matching

import (
	"fmt"
	"hash/fnv"
	"time"

	"kikite/events"
)

// The table. Everything about one employee lies in one partition, so that erasing it is erasing them.
//
//	pk             sk                  what
//	CON#<id>       PROFILE             Consultant                              in the change log
//	CON#<id>       OPEN                OpenTime                                in the change log
//	CON#<id>       STANDING            Standing                                in the change log
//	COM#<id>       COMPANY             Company                                 in the change log
//	CURRENT        MODEL | SNAPSHOT    Pointer                                 the model is in the change log
//	CURRENT        HELD                version whose learning operators hold on to
//	MODELS         <version>           ModelNote
//	EMP#<account>  ACCOUNT             status and company of the account
//	EMP#<account>  PROFILE             the employee's matching profile
//	EMP#<account>  SWAP#<consultant>   whom not to propose again
//	EMP#<account>  NOM#<nomination>    a choice
//	EMP#<account>  SHOWN#<program>     the picks last shown                    gsi1: SHOWN#<shard>, time
//	EMP#<account>  RATED#<session>     a rating after a session                gsi1: RATED#<shard>, time
//
// The change log is gsi1 with pk LOG#<shard> and sk <machine time>#<pk>#<sk>: every item stands in it once, at its latest
// change. Machine time, not the product's clock: that one may jump.
const (
	skProfile  = "PROFILE"
	skOpen     = "OPEN"
	skStanding = "STANDING"
	skCompany  = "COMPANY"
	skAccount  = "ACCOUNT"
	skModel    = "MODEL"
	skSnapshot = "SNAPSHOT"
	skHeld     = "HELD"
	pkCurrent  = "CURRENT"
	pkModels   = "MODELS"
	preSwap    = "SWAP#"
	preNom     = "NOM#"
	preShown   = "SHOWN#"
	preRated   = "RATED#"
)

// shards spread each list of the index over partitions; a reader queries all of them.
const shards = 4

func consultantKey(id events.ID) string { return "CON#" + string(id) }
func companyKey(id events.ID) string    { return "COM#" + string(id) }
func employeeKey(id events.ID) string   { return "EMP#" + string(id) }

// keys are the key attributes of an item.
type keys struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk,omitempty"`
	GSI1SK string `dynamo:"gsi1sk,omitempty"`
}

// logged are the keys of an item of the change log, changed now.
func logged(pk, sk string, now time.Time) keys {
	return keys{PK: pk, SK: sk, GSI1PK: logPartition(shardOf(pk)), GSI1SK: stamp(now) + "#" + pk + "#" + sk}
}

// listed are the keys of an item of an employee that the trainer reads in order of time.
func listed(pk, sk, list string, now time.Time) keys {
	return keys{PK: pk, SK: sk, GSI1PK: fmt.Sprintf("%s%d", list, shardOf(pk)), GSI1SK: stamp(now)}
}

func logPartition(shard int) string { return fmt.Sprintf("LOG#%d", shard) }

// stamp is a time whose order as text is that of time, in microseconds.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000Z") }

func shardOf(pk string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(pk))
	return int(h.Sum32() % shards)
}
