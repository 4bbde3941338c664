; The setup of Banen Desktop: for one user, without rights, in Dutch; `/S` installs silently.
; Given by build/windows.py: VERSION, NUMBERS (four), SOURCE (the program folder), ICON, OUTPUT.
; Dossiers and settings of the user are never touched, not by an upgrade and not by a removal.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user

!include "MUI2.nsh"
!include "FileFunc.nsh"

!define NAME "Banen Desktop"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\BanenDesktop"
!define TYPE "BanenDesktop.Dossier"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Banen Desktop"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1043 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1043 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "FileDescription" "Installatie van ${NAME}"
VIAddVersionKey /LANG=1043 "LegalCopyright" "EUPL-1.2"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\BanenDesktop.exe"
!define MUI_FINISHPAGE_RUN_TEXT "${NAME} nu openen"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"

!macro RemoveProgram
  ; Only what a setup put there: a folder that the user chose may hold other things.
  RMDir /r "$INSTDIR\programma"
  Delete "$INSTDIR\BanenDesktop.exe"
  Delete "$INSTDIR\banen.exe"
  Delete "$INSTDIR\licenties.txt"
  Delete "$INSTDIR\onderdelen.cdx.json"
  Delete "$INSTDIR\verwijderen.exe"
!macroend

; A program that runs keeps its files: ask to close it, or give up when nobody is there to ask.
!macro WaitUntilClosed
  ${Do}
    ClearErrors
    IfFileExists "$INSTDIR\BanenDesktop.exe" 0 +2
    FileOpen $0 "$INSTDIR\BanenDesktop.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${Break}
    ${EndIf}
    IfSilent 0 +3
    SetErrorLevel 5
    Quit
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Sluit ${NAME} eerst. Uw dossiers blijven zoals ze zijn." IDRETRY +2
    Quit
  ${Loop}
!macroend

Section "Programma"
  !insertmacro WaitUntilClosed
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*"
  WriteUninstaller "$INSTDIR\verwijderen.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\BanenDesktop.exe"

  WriteRegStr HKCU "Software\Classes\.banen" "" "${TYPE}"
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "Dossier van ${NAME}"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" '"$INSTDIR\BanenDesktop.exe",0'
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\BanenDesktop.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\BanenDesktop.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\verwijderen.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\verwijderen.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  !insertmacro WaitUntilClosed
  Delete "$SMPROGRAMS\${NAME}.lnk"
  !insertmacro RemoveProgram
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  ReadRegStr $0 HKCU "Software\Classes\.banen" ""
  ${If} $0 == "${TYPE}"
    DeleteRegKey HKCU "Software\Classes\.banen"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
