package client

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
)

// saveFile writes content so that at any moment the path has the old content or all of the new: into a temporary file next
// to it, flushed to disk and then renamed. A failure leaves nothing behind. What is no file, such as a pipe, is written to
// directly.
func saveFile(content io.Reader, path string) error {
	target := path
	// Links are followed, so that the file is replaced and not the link.
	if real, err := filepath.EvalSymlinks(path); err == nil {
		target = real
	}
	info, err := os.Stat(target)
	if err == nil && !info.Mode().IsRegular() {
		return writeDirectly(content, target)
	}
	mode := os.FileMode(0o666)
	if err == nil {
		mode = info.Mode().Perm()
	}
	return replaceFile(content, target, mode)
}

func writeDirectly(content io.Reader, path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, content)
	return errors.Join(err, file.Close())
}

func replaceFile(content io.Reader, path string, mode os.FileMode) (err error) {
	temporary := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+newKey()+".part")
	file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temporary)
		}
	}()
	_, err = io.Copy(file, content)
	if err == nil {
		err = flush(file)
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(temporary, path)
}

// flush to disk, where the file system can.
func flush(file *os.File) error {
	err := file.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}
