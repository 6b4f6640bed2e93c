// Remember me: a name, one switch per purpose, all off; then a card to keep.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Item {
    id: screen

    required property Kiosk kiosk
    property var given: ({ "remember": true })

    TopLine { id: top; kiosk: screen.kiosk; onBack: screen.kiosk.go("hello") }

    Flickable {
        anchors.top: top.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: form.height + Tokens.s6
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        Column {
            id: form
            visible: screen.kiosk.newCode === ""
            width: Math.min(1000 * Tokens.unit, screen.width - Tokens.s6 * 2)
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Tokens.s4
            Label { text: qsTr("What shall we call you?"); role: "display"; strong: true; width: parent.width }
            Field {
                id: name
                width: parent.width
                hint: qsTr("A first name or a nickname")
                maximumLength: 40
                objectName: "nameField"
            }
            Label { text: qsTr("You choose what we keep"); role: "lead"; strong: true; width: parent.width }
            Repeater {
                model: screen.kiosk.purposes
                Switch {
                    id: purpose
                    required property var modelData
                    width: form.width
                    label: modelData.title
                    detail: modelData.text
                    on: screen.given[modelData.id] ?? false
                    objectName: "consent-" + modelData.id
                    onToggled: on => { if (modelData.id === "remember") return; const g = Object.assign({}, screen.given); g[modelData.id] = on; screen.given = g }
                }
            }
            Label { text: screen.kiosk.cardTrouble; color: Tokens.stop; width: parent.width; visible: text !== "" }
            Button {
                label: qsTr("Remember me")
                strong: true
                enabled: name.text.trim().length > 0
                objectName: "rememberDone"
                anchors.left: parent.left
                onPressed: screen.kiosk.remember(name.text, Object.keys(screen.given).filter(k => screen.given[k]))
            }
        }
        Column {
            visible: screen.kiosk.newCode !== ""
            width: Math.min(1000 * Tokens.unit, screen.width - Tokens.s6 * 2)
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Tokens.s4
            topPadding: Tokens.s4
            Label { text: qsTr("Nice to meet you, %1").arg(screen.kiosk.personName); role: "display"; strong: true; width: parent.width; horizontalAlignment: Text.AlignHCenter }
            Label { text: qsTr("This is your card. Take a picture of it, or take the printed one. It works for everyone in your home."); role: "lead"; color: Tokens.muted; width: parent.width; horizontalAlignment: Text.AlignHCenter }
            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 380 * Tokens.unit; height: width; radius: Tokens.radiusLarge; color: Tokens.codePaper
                border.color: Tokens.line; border.width: Tokens.stroke
                Image { anchors.fill: parent; anchors.margins: Tokens.s4; source: screen.kiosk.newCard; cache: false; smooth: false; fillMode: Image.PreserveAspectFit }
            }
            Label { text: screen.kiosk.newCode; role: "title"; strong: true; width: parent.width; horizontalAlignment: Text.AlignHCenter; font.letterSpacing: 4; objectName: "newCode" }
            Button { label: qsTr("Let's make something"); strong: true; anchors.horizontalCenter: parent.horizontalCenter; objectName: "toChoose"; onPressed: screen.kiosk.go("choose") }
        }
    }
}
