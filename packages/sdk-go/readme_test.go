package hivepro_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReadme runs the programs of the README against the peer, each as a module of its own.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	programs := regexp.MustCompile("(?s)```go\n(.*?)```").FindAllSubmatch(readme, -1)
	printed := []string{"critical SQL injection\n", "completed req_1 \n1 false\n", "NOT_FOUND req_1\n", ""}
	if len(programs) != len(printed) {
		t.Fatalf("the README has %d programs", len(programs))
	}
	for index, program := range programs {
		t.Run(fmt.Sprint(index+1), func(t *testing.T) {
			folder := t.TempDir()
			module := "module example.com/readme\n\ngo 1.24\n\nrequire github.com/hivepro/hivepro-go v0.0.0\n\nreplace github.com/hivepro/hivepro-go => " + root + "\n"
			write(t, filepath.Join(folder, "go.mod"), []byte(module))
			write(t, filepath.Join(folder, "main.go"), program[1])
			if formatted := run(t, folder, "gofmt", "-l", "."); formatted != "" {
				t.Errorf("gofmt would change it")
			}
			if output := run(t, folder, "go", "run", "."); !strings.HasSuffix(output, printed[index]) {
				t.Errorf("it printed %q", output)
			}
		})
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func run(t *testing.T, folder, name string, arguments ...string) string {
	t.Helper()
	command := exec.Command(name, arguments...)
	command.Dir = folder
	output, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, output)
	}
	return string(output)
}
