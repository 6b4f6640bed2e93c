// What we know about you: every fact with where it came from and how old it is; forget one, all, or take it with you.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kit
import Configurator

Item {
    id: screen

    required property Kiosk kiosk
    property bool sure: false

    TopLine { id: top; kiosk: screen.kiosk; onBack: screen.kiosk.go("choose") }

    Flickable {
        anchors.top: top.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: all.height + Tokens.s6
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        Column {
            id: all
            width: Math.min(1200 * Tokens.unit, screen.width - Tokens.s5 * 2)
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Tokens.s4
            Label { text: qsTr("What we know about you"); role: "display"; strong: true; width: parent.width }
            Label { text: qsTr("Nothing else. Forget any of it, at once and completely."); color: Tokens.muted; width: parent.width }
            Card {
                visible: screen.kiosk.knowNote !== ""
                width: parent.width
                height: note.height + Tokens.s3 * 2
                color: Tokens.tint
                border.color: Tokens.accent
                Label { id: note; x: Tokens.s4; y: Tokens.s3; width: parent.width - Tokens.s4 * 2; text: screen.kiosk.knowNote; objectName: "knowNote" }
            }
            Card {
                width: parent.width
                height: facts.height + Tokens.s4 * 2
                Column {
                    id: facts
                    x: Tokens.s4; y: Tokens.s4
                    width: parent.width - Tokens.s4 * 2
                    spacing: Tokens.s3
                    Label { visible: screen.kiosk.facts.length === 0; text: qsTr("Only your name and how you like this screen."); color: Tokens.muted; width: parent.width }
                    Repeater {
                        model: screen.kiosk.facts
                        RowLayout {
                            id: fact
                            required property var modelData
                            width: facts.width
                            spacing: Tokens.s3
                            Column {
                                Layout.fillWidth: true
                                Label { text: fact.modelData.text; strong: true; width: parent.width }
                                Label { text: fact.modelData.from; role: "small"; color: Tokens.muted; width: parent.width }
                            }
                            Button { visible: fact.modelData.asks; label: qsTr("Still right"); role: "small"; objectName: "confirm-" + fact.modelData.id; onPressed: screen.kiosk.confirm(fact.modelData.id) }
                            Button { label: qsTr("Forget"); icon: "forget"; role: "small"; objectName: "forget-" + fact.modelData.id; onPressed: screen.kiosk.forget(fact.modelData.id) }
                        }
                    }
                }
            }
            Column {
                width: parent.width
                spacing: Tokens.s1
                Repeater {
                    model: screen.kiosk.clocks
                    Label { required property string modelData; text: modelData; role: "small"; color: Tokens.muted; width: all.width }
                }
            }
            Label { text: qsTr("On the same card"); role: "lead"; strong: true; width: parent.width }
            Flow {
                width: parent.width
                spacing: Tokens.gap
                Repeater {
                    model: screen.kiosk.household
                    Button {
                        required property var modelData
                        icon: "person"
                        label: qsTr("Switch to %1").arg(modelData.name)
                        objectName: "switch-" + modelData.name
                        onPressed: screen.kiosk.choosePerson(modelData.id)
                    }
                }
                Field { id: other; width: Math.min(parent.width, Math.max(420 * Tokens.unit, Tokens.body * 13)); hint: qsTr("Somebody else at home"); maximumLength: 40; objectName: "otherName" }
                Button { label: qsTr("Add a child"); enabled: other.text.trim() !== ""; objectName: "addChild"; onPressed: { screen.kiosk.addPerson(other.text, true); other.text = "" } }
                Button { label: qsTr("Add an adult"); enabled: other.text.trim() !== ""; objectName: "addAdult"; onPressed: { screen.kiosk.addPerson(other.text, false); other.text = "" } }
            }
            Label { text: qsTr("What we may do"); role: "lead"; strong: true; width: parent.width }
            Repeater {
                model: screen.kiosk.purposes
                Switch {
                    id: purpose
                    required property var modelData
                    width: all.width
                    label: modelData.title
                    detail: modelData.text
                    on: modelData.on
                    objectName: "allow-" + modelData.id
                    onToggled: on => screen.kiosk.consent(purpose.modelData.id, on)
                }
            }
            Flow {
                width: parent.width
                spacing: Tokens.gap
                Button { icon: "pin"; label: qsTr("Guard it with a PIN"); objectName: "newPin"; onPressed: screen.kiosk.openSheet("new-pin") }
                Button { icon: "download"; label: qsTr("Take it with me"); objectName: "takeAway"; onPressed: screen.kiosk.takeAway() }
                Button { icon: "trash"; danger: true; label: screen.sure ? qsTr("Yes, forget all of it") : qsTr("Forget me"); strong: screen.sure; objectName: "forgetAll"; onPressed: screen.sure ? screen.kiosk.forgetAll() : screen.sure = true }
                Button { visible: screen.sure; label: qsTr("Keep it"); objectName: "keepMe"; onPressed: screen.sure = false }
            }
            Label { visible: screen.sure; text: qsTr("This removes your designs, photos, facts and card. Orders that are being made stay until they are handed over."); color: Tokens.stop; width: parent.width }
            Label { visible: screen.sure && text !== ""; text: screen.kiosk.goesToo; color: Tokens.stop; strong: true; width: parent.width; objectName: "goesToo" }
        }
    }
}
