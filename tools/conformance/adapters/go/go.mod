module hivegen.invalid/conformance

go 1.24

require github.com/hivepro/hivepro-go v0.0.0

replace github.com/hivepro/hivepro-go => ../../../../packages/sdk-go
