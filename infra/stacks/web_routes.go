package stacks

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudfront"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/topology"
)

// spaRoutes finds the file for a path as topology.Pages does. It is a function and not an error page, since an error page would also
// replace the API's problem responses. It rewrites only to files that were built: a bucket without list access calls a missing one forbidden.
const spaRoutes = `var paths = PATHS;
function handler(event) {
  var request = event.request;
  var path = request.uri.replace(/\/+$/, '');
  if (path === '') request.uri = '/index.html';
  else if (paths.includes(path)) request.uri = path + '.html';
  else if (!path.split('/').pop().includes('.')) request.uri = '/REST';
  return request;
}`

// newRoutes makes the function for the pages of the built client. The local stage has none: the local cloud looks at the files itself.
func newRoutes(stack awscdk.Stack, stage topology.Stage) awscloudfront.Function {
	pages := topology.Pages{Paths: []string{}, Rest: topology.IndexFile}
	if !stage.IsLocal() {
		pages = topology.PagesOf(os.DirFS(dist(stage)))
	}
	return awscloudfront.NewFunction(stack, jsii.String("Routes"), &awscloudfront.FunctionProps{
		Code: awscloudfront.FunctionCode_FromInline(jsii.String(routesFor(pages))), Runtime: awscloudfront.FunctionRuntime_JS_2_0(),
	})
}

func routesFor(pages topology.Pages) string {
	paths, err := json.Marshal(pages.Paths)
	if err != nil {
		panic(err) // strings
	}
	return strings.NewReplacer("PATHS", string(paths), "REST", pages.Rest).Replace(spaRoutes)
}

// dist is the folder of the built client.
func dist(stage topology.Stage) string { return filepath.Join(stage.Dir, "web", "dist") }
