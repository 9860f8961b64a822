<#
.SYNOPSIS
Puts the runtime and the firmware on a board and checks that the board answers.

.DESCRIPTION
For PowerShell 5.1 and 7 on Windows, Linux and macOS. Needs the .NET 10 SDK. Everything but the check for it is done by
tools/flash, which this script starts; see tools/flash/README.md.

.PARAMETER Board
card or terminal.

.PARAMETER Port
Serial port of the socket marked UART: COM5, /dev/ttyUSB0.

.PARAMETER Target
Image of the runtime.

.PARAMETER FirmwareVersion
Version of the runtime; without it the newest stable one.

.PARAMETER Erase
Erase the whole flash first: keys, vouchers and payments go with it.

.PARAMETER ListPorts
List serial ports and do nothing else.

.PARAMETER Monitor
Afterwards show what the board says of itself, until Ctrl+C.

.PARAMETER WhatIf
Print the exact commands and run none of them. Nothing in this folder is changed.

.PARAMETER Yes
Answer each question with yes.

.EXAMPLE
./flash.ps1 -Board card -Port COM5 -WhatIf

.EXAMPLE
./flash.ps1 -Board terminal -Port /dev/ttyUSB0
#>
[CmdletBinding()]
param(
    [ValidateSet('card', 'terminal')]
    [string]$Board,

    [string]$Port,

    [string]$Target = 'ESP32_S3_OCTAL',

    [string]$FirmwareVersion,

    [switch]$Erase,

    [switch]$ListPorts,

    [switch]$Monitor,

    [switch]$WhatIf,

    [switch]$Yes
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

function Stop-WithAdvice([string]$Problem, [string]$Advice) {
    [Console]::Error.WriteLine($Problem)
    [Console]::Error.WriteLine("What to do: $Advice")
    exit 1
}

$install = 'install the .NET 10 SDK from https://dotnet.microsoft.com/download and open a new window.'
if (-not (Get-Command -Name 'dotnet' -CommandType Application -ErrorAction SilentlyContinue)) {
    Stop-WithAdvice 'The program dotnet was not found.' $install
}

Push-Location -LiteralPath $PSScriptRoot
$code = 1
$scratch = $null
try {
    $version = [string](& dotnet --version)
    if ($LASTEXITCODE -ne 0) {
        Stop-WithAdvice 'dotnet found no SDK that fits global.json.' $install
    }

    if ([int]($version.Split('.')[0]) -lt 10) {
        Stop-WithAdvice "dotnet is $version; this needs 10 or newer." $install
    }

    # Built in a folder of its own outside this one, so that a -WhatIf leaves everything here as it was.
    $name = 'wallet-flash-' + [Guid]::NewGuid().ToString('N')
    $scratch = Join-Path ([System.IO.Path]::GetTempPath()) $name
    $arguments = @('run', '--project', 'tools/flash', '--artifacts-path', $scratch, '--', '--target', $Target)
    if ($Board) { $arguments += @('--board', $Board) }
    if ($Port) { $arguments += @('--port', $Port) }
    if ($FirmwareVersion) { $arguments += @('--firmware-version', $FirmwareVersion) }
    if ($Erase) { $arguments += '--erase' }
    if ($ListPorts) { $arguments += '--list-ports' }
    if ($Monitor) { $arguments += '--monitor' }
    if ($WhatIf) { $arguments += '--what-if' }
    if ($Yes) { $arguments += '--yes' }

    & dotnet $arguments
    $code = $LASTEXITCODE
}
finally {
    Pop-Location
    if ($scratch -and (Test-Path -LiteralPath $scratch)) {
        Remove-Item -LiteralPath $scratch -Recurse -Force -ErrorAction SilentlyContinue
    }
}

exit $code
