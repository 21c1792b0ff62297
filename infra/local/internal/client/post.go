package client

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"slices"
	"time"
)

// Post sends a file with a presigned form, as a browser does.
func (c *Cloud) Post(ctx context.Context, address string, fields map[string]string, name string, file []byte) error {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	keys := make([]string, 0, len(fields))
	for k := range fields {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if err := form.WriteField(k, fields[k]); err != nil {
			return err
		}
	}
	part, err := form.CreateFormFile("file", name)
	if err == nil {
		_, err = part.Write(file)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		return err
	}
	for deadline := time.Now().Add(c.patience); ; time.Sleep(200 * time.Millisecond) {
		err := c.postOnce(ctx, address, form.FormDataContentType(), body.Bytes())
		if !again(err) || time.Now().After(deadline) {
			return err
		}
	}
}

func (c *Cloud) postOnce(ctx context.Context, address, contentType string, body []byte) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", contentType)
	resp, err := c.http.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, 4000))
	if err != nil {
		return err
	}
	if resp.StatusCode >= http.StatusMultipleChoices {
		return &Problem{Method: http.MethodPost, Path: r.URL.Path, Status: resp.StatusCode, Body: string(answer)}
	}
	return nil
}
