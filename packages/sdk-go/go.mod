module github.com/hivepro/hivepro-go

go 1.24
