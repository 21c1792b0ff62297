// Package testkit gives tests a real DynamoDB engine, a fake clock and predictable IDs.
package testkit

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"kikite/shared/ids"
	"kikite/shared/store"
)

var engine = sync.OnceValues(start) // one engine per test binary, in memory; it dies with the test binary

// Client returns a client of the engine. The test fails if there is no engine: run `npm ci` first.
func Client(t testing.TB) *dynamodb.Client {
	t.Helper()
	endpoint, err := engine()
	if err != nil {
		t.Fatalf("no DynamoDB engine for tests: %v", err)
	}
	return dynamodb.New(dynamodb.Options{
		Region: "ap-northeast-1", BaseEndpoint: aws.String(endpoint),
		Credentials: credentials.NewStaticCredentialsProvider("test", "test", ""),
	})
}

// Table creates an empty table with the keys and the index that every context table has.
func Table(t testing.TB) *store.Table {
	t.Helper()
	name := "kikite-test-" + ids.Secret()
	client := Client(t)
	s, h, r := types.ScalarAttributeTypeS, types.KeyTypeHash, types.KeyTypeRange
	_, err := client.CreateTable(context.Background(), &dynamodb.CreateTableInput{
		TableName: &name, BillingMode: types.BillingModePayPerRequest,
		AttributeDefinitions: []types.AttributeDefinition{
			{AttributeName: aws.String(store.PK), AttributeType: s}, {AttributeName: aws.String(store.SK), AttributeType: s},
			{AttributeName: aws.String(store.GSI1PK), AttributeType: s}, {AttributeName: aws.String(store.GSI1SK), AttributeType: s},
		},
		KeySchema: []types.KeySchemaElement{{AttributeName: aws.String(store.PK), KeyType: h}, {AttributeName: aws.String(store.SK), KeyType: r}},
		GlobalSecondaryIndexes: []types.GlobalSecondaryIndex{{
			IndexName:  aws.String(store.Index),
			KeySchema:  []types.KeySchemaElement{{AttributeName: aws.String(store.GSI1PK), KeyType: h}, {AttributeName: aws.String(store.GSI1SK), KeyType: r}},
			Projection: &types.Projection{ProjectionType: types.ProjectionTypeAll},
		}},
	})
	if err != nil {
		t.Fatalf("create table: %v", err)
	}
	return store.OpenClient(client, name)
}

func start() (string, error) {
	if endpoint := os.Getenv("KIKITE_DYNAMODB_ENDPOINT"); endpoint != "" {
		return endpoint, nil
	}
	path, err := find()
	if err != nil {
		return "", err
	}
	port, err := freePort()
	if err != nil {
		return "", err
	}
	cmd := exec.Command(path, "serve", "--port", strconv.Itoa(port))
	cmd.SysProcAttr = dieWithTests()
	started := make(chan error)
	go func() { // the signal follows the thread that forked, so that thread must live as long as the process
		runtime.LockOSThread()
		started <- cmd.Start()
		_ = cmd.Wait()
	}()
	if err := <-started; err != nil {
		return "", err
	}
	address := net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if c, err := net.Dial("tcp", address); err == nil {
			_ = c.Close()
			return "http://" + address, nil
		}
	}
	return "", errors.New("the engine does not answer")
}

// find looks for node_modules/@dynoxide/<platform>/dynoxide upward from the working directory, then on the PATH.
func find() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	platform := runtime.GOOS + "-" + strings.Replace(runtime.GOARCH, "amd64", "x64", 1)
	for {
		p := filepath.Join(dir, "node_modules", "@dynoxide", platform, "dynoxide")
		if _, err := os.Stat(p); err == nil {
			return p, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			break
		}
		dir = parent
	}
	if p, err := exec.LookPath("dynoxide"); err == nil {
		return p, nil
	}
	return "", fmt.Errorf("dynoxide not found in node_modules/@dynoxide/%s or on the PATH (run: npm ci)", platform)
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr).Port, nil
}
