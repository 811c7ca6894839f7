module hivegen.invalid/client

go 1.24
