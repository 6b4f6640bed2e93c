// Everything that may lie over a screen: sheets, the still-there notice, leaving by PIN, and quiet toasts.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Item {
    id: overlay

    required property Kiosk kiosk
    readonly property Studio studio: kiosk.studio as Studio

    component Lazy: Loader {
        id: lazy
        required property string sheet
        anchors.fill: parent
        active: false
        readonly property bool wanted: overlay.kiosk.sheet === sheet
        onWantedChanged: if (wanted) active = true
    }

    Lazy { sheet: "comfort"; sourceComponent: ComfortSheet { kiosk: overlay.kiosk } }
    Lazy { sheet: "photo"; sourceComponent: PhotoSheet { kiosk: overlay.kiosk } }
    Lazy {
        sheet: "price"
        sourceComponent: Sheet {
            title: qsTr("What it costs")
            wide: 760 * Tokens.unit
            open: overlay.kiosk.sheet === "price"
            onDismissed: overlay.kiosk.openSheet("")
            PriceLines { width: parent.width; lines: overlay.studio.priceLines; total: overlay.studio.price }
        }
    }
    Lazy {
        sheet: "help"
        sourceComponent: Sheet {
            title: qsTr("How it works")
            open: overlay.kiosk.sheet === "help"
            onDismissed: overlay.kiosk.openSheet("")
            Column {
                width: parent.width
                spacing: Tokens.s4
                Repeater {
                    model: [
                        { icon: "down", text: qsTr("Tap anything on the product to choose it. Drag it to move it, and pull a corner to make it larger.") },
                        { icon: "edit", text: qsTr("The tools are at the side, and their choices are at the bottom.") },
                        { icon: "undo", text: qsTr("Nothing can break. Undo takes back every step.") },
                        { icon: "person", text: qsTr("Our people are glad to help. Just wave.") }
                    ]
                    Row {
                        id: line
                        required property var modelData
                        width: parent?.width ?? 0
                        spacing: Tokens.s4
                        Icon { name: line.modelData.icon; size: 40 * Tokens.unit; color: Tokens.accent }
                        Label { text: line.modelData.text; width: parent.width - 40 * Tokens.unit - Tokens.s4 }
                    }
                }
            }
        }
    }
    Lazy {
        sheet: "leave"
        sourceComponent: Sheet {
            title: qsTr("Staff PIN")
            wide: 520 * Tokens.unit
            open: overlay.kiosk.sheet === "leave"
            onDismissed: overlay.kiosk.openSheet("")
            Column {
                id: leaving
                property string who: ""
                width: parent.width
                spacing: Tokens.s4
                Segments { choices: overlay.kiosk.staff; current: leaving.who; quiet: true; width: parent.width; onChosen: id => leaving.who = id }
                PinPad { width: parent.width; enabled: leaving.who !== ""; opacity: enabled ? 1 : 0.4; trouble: overlay.kiosk.pinTrouble; onEntered: pin => overlay.kiosk.leave(leaving.who, pin) }
            }
        }
    }
    Lazy {
        sheet: "pin"
        sourceComponent: Sheet {
            title: qsTr("Your own PIN")
            wide: 520 * Tokens.unit
            open: overlay.kiosk.sheet === "pin"
            onDismissed: overlay.kiosk.openSheet("")
            Column {
                width: parent.width
                spacing: Tokens.s4
                Label { text: qsTr("It opens your designs, sizes and photos. You can go on without it."); color: Tokens.muted; width: parent.width }
                PinPad { width: parent.width; trouble: overlay.kiosk.pinTrouble; onEntered: pin => overlay.kiosk.unlock(pin) }
            }
        }
    }
    Lazy {
        sheet: "new-pin"
        sourceComponent: Sheet {
            title: qsTr("Choose a PIN of six digits")
            wide: 520 * Tokens.unit
            open: overlay.kiosk.sheet === "new-pin"
            onDismissed: overlay.kiosk.openSheet("")
            PinPad { width: parent.width; trouble: overlay.kiosk.pinTrouble; onEntered: pin => overlay.kiosk.setPin(pin) }
        }
    }
    Loader {
        anchors.fill: parent
        active: overlay.kiosk.idleShown
        sourceComponent: Sheet {
            open: true
            title: qsTr("Still there?")
            wide: 760 * Tokens.unit
            onDismissed: overlay.kiosk.moreTime()
            Column {
                width: parent.width
                spacing: Tokens.s4
                Label {
                    width: parent.width
                    role: "lead"
                    text: overlay.kiosk.personName ? qsTr("In %1 seconds we save your design and say goodbye.").arg(overlay.kiosk.secondsLeft) : qsTr("In %1 seconds we clear the screen for the next person.").arg(overlay.kiosk.secondsLeft)
                }
                Row {
                    spacing: Tokens.gap
                    Button { label: qsTr("More time"); strong: true; objectName: "moreTime"; onPressed: overlay.kiosk.moreTime() }
                    Button { label: qsTr("I'm done"); objectName: "idleDone"; onPressed: overlay.kiosk.endVisit() }
                }
            }
        }
    }
    PostureNote {
        kiosk: overlay.kiosk
        anchors.horizontalCenter: parent.horizontalCenter
        y: Tokens.touch + Tokens.s4 * 2
        maximum: parent.width - Tokens.s5
    }
    Toast {
        id: said
        text: overlay.kiosk.toast
        action: overlay.kiosk.toastAction
        anchors.horizontalCenter: parent.horizontalCenter
        y: Tokens.portrait || Tokens.textScale > 1.3 ? Tokens.touch + Tokens.s4 * 2 : Tokens.s3
        onActed: overlay.kiosk.toastActed()
        onGone: overlay.kiosk.clearToast()
    }
}
